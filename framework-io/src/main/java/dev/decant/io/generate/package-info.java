/** What generators of synthetic recordings share: random numbers that a seed and an index decide, and folders made once. */
@NullMarked
package dev.decant.io.generate;

import org.jspecify.annotations.NullMarked;
