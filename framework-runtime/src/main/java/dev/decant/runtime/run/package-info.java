/** Runs on disk: what identifies them, what they leave behind, and how they are found again. */
@NullMarked
package dev.decant.runtime.run;

import org.jspecify.annotations.NullMarked;
