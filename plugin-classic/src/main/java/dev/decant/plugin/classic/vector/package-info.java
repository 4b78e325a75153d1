/** Lengths and directions of vectors, with gradients that stay finite where a vector is zero. */
@NullMarked
package dev.decant.plugin.classic.vector;

import org.jspecify.annotations.NullMarked;
