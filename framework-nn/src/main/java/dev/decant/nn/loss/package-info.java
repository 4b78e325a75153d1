/** Task losses. */
@NullMarked
package dev.decant.nn.loss;

import org.jspecify.annotations.NullMarked;
