package dev.decant.nn.parameter;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A statistic that is measured once, before the first step: Σ sum / Σ count over the batches of the training split.
 *
 * @param statistic the variable that keeps the mean
 * @param sum what one batch adds, of the statistic's shape
 * @param count how many things one batch sums, a scalar
 */
public record TrainingMean(StoredVariable statistic, Operand<TFloat32> sum, Operand<TFloat32> count) {}
