/** Samples of more values than memory holds. */
@NullMarked
package dev.decant.io.sample;

import org.jspecify.annotations.NullMarked;
