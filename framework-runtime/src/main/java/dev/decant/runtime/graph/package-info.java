/** The TensorFlow graph of one run: parameters, randomness, losses, gated updates and predictions. */
@NullMarked
package dev.decant.runtime.graph;

import org.jspecify.annotations.NullMarked;
