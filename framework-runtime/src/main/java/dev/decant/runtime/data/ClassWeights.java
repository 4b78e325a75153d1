package dev.decant.runtime.data;

import dev.decant.api.task.Task;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Weights of the classes in the task loss, from the training records.
 *
 * <ul>
 *   <li>One class of several: records / (classes * records of the class), the weight of a record of that class.
 *   <li>Several labels, and one label per step: negatives / positives, the weight of a positive; a negative weighs 1.
 *       For a step label the steps are counted.
 * </ul>
 *
 * A weight is at most {@value #GREATEST}. A class without records, and a label without positives or without negatives,
 * weighs 1.
 */
public final class ClassWeights {
    /** The greatest weight. */
    public static final float GREATEST = 10f;

    private ClassWeights() {}

    /**
     * Balanced weights, [classes]; one for a per-step task.
     *
     * @param target the target of a record, by index: [classes], or [steps] for a per-step task
     */
    public static float[] balanced(Task task, int[] training, IntFunction<float[]> target) {
        boolean perStep = task instanceof Task.PerStepBinary;
        long[] positives = new long[task.outputs()];
        long counted = 0;
        for (int record : training) {
            float[] values = target.apply(record);
            counted += perStep ? values.length : 1;
            for (int i = 0; i < values.length; i++) {
                if (values[i] > 0.5f) {
                    positives[perStep ? 0 : i]++;
                }
            }
        }
        float[] weights = new float[positives.length];
        for (int c = 0; c < weights.length; c++) {
            double weight = task instanceof Task.MultiClass
                    ? (double) counted / (weights.length * (double) positives[c])
                    : (double) (counted - positives[c]) / positives[c];
            boolean defined = positives[c] > 0 && weight > 0;
            weights[c] = defined ? (float) Math.min(weight, GREATEST) : 1f;
        }
        return weights;
    }

    /** Every class weighs 1. */
    public static float[] equal(Task task) {
        float[] weights = new float[task.outputs()];
        Arrays.fill(weights, 1f);
        return weights;
    }
}
