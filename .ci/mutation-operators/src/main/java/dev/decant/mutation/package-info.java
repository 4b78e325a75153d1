/**
 * Mutation operators for graph code. A network or a loss is a list of calls that add TensorFlow operations; PIT's own
 * operators change Java's arithmetic and conditions, of which there is next to none.
 */
@NullMarked
package dev.decant.mutation;

import org.jspecify.annotations.NullMarked;
