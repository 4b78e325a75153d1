/** Checkpoints on disk. */
@NullMarked
package dev.decant.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
