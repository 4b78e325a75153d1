/** Decision thresholds, the metrics of a set of predictions, and how closely a student repeats its teacher. */
@NullMarked
package dev.decant.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
