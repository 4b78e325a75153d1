/** Recurrent layers. */
@NullMarked
package dev.decant.nn.recurrent;

import org.jspecify.annotations.NullMarked;
