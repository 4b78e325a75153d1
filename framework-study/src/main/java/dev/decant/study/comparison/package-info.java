/** Strategies times seeds on the same data: their training, and what can be said of the difference. */
@NullMarked
package dev.decant.study.comparison;

import org.jspecify.annotations.NullMarked;
