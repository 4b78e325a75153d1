package dev.decant.runtime.data;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.Random;

/** Batches of standard normal noise with targets at random, for measuring what a step costs where no records are read. */
public final class NoiseBatch {
    /** How often a label is positive. */
    private static final double POSITIVE = 0.1;

    private NoiseBatch() {}

    /**
     * A batch in the form that {@link BatchAssembler} gives to records.
     *
     * @param size the number of records
     * @param steps to which they are padded; where lengths vary the first record is so long, and none is shorter than
     *     half
     */
    public static Batch of(InputSpec input, Task task, int size, int steps, long seed) {
        Random random = new Random(seed);
        int width = input.width();
        int targetWidth = task instanceof Task.PerStepBinary ? steps : task.outputs();
        float[] sequences = new float[size * steps * width];
        float[] mask = new float[size * steps];
        float[] targets = new float[size * targetWidth];
        for (int record = 0; record < size; record++) {
            int length = input.masked() && record > 0 ? steps - random.nextInt(steps / 2 + 1) : steps;
            for (int step = 0; step < length; step++) {
                mask[record * steps + step] = 1f;
            }
            for (int i = 0; i < length * width; i++) {
                sequences[record * steps * width + i] = (float) random.nextGaussian();
            }
            if (task instanceof Task.MultiClass) {
                targets[record * targetWidth + random.nextInt(targetWidth)] = 1f;
            } else {
                int positives = task instanceof Task.PerStepBinary ? length : targetWidth;
                for (int i = 0; i < positives; i++) {
                    targets[record * targetWidth + i] = random.nextDouble() < POSITIVE ? 1f : 0f;
                }
            }
        }
        return new Batch(size, steps, width, sequences, mask, targets, targetWidth, new int[size]);
    }
}
