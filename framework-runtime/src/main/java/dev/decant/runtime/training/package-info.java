/** The training loop and what it writes. */
@NullMarked
package dev.decant.runtime.training;

import org.jspecify.annotations.NullMarked;
