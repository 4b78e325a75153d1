/** Gradients that TensorFlow's C++ registry lacks. */
@NullMarked
package dev.decant.nn.gradient;

import org.jspecify.annotations.NullMarked;
