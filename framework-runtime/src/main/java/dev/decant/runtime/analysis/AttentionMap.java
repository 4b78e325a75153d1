package dev.decant.runtime.analysis;

import java.util.function.ToDoubleFunction;

/**
 * One block's averaged self-attention, kept by chunk of records so that its numbers can be resampled.
 *
 * @param block the block's name
 * @param samples [chunk], how many records each chunk averages
 * @param chunks [chunk][query][key], the average of each chunk; rows sum to at most 1 (what tokens and steps outside
 *     the window receive is left out)
 * @param causal whether only the triangle of earlier steps counts
 */
public record AttentionMap(String block, int[] samples, double[][][] chunks, boolean causal) {
    /** The average over all records, [query][key]. */
    public double[][] mean() {
        int[] once = new int[samples.length];
        java.util.Arrays.fill(once, 1);
        return mean(once);
    }

    private double[][] mean(int[] weights) {
        int steps = chunks[0].length;
        double[][] mean = new double[steps][steps];
        double total = 0;
        for (int chunk = 0; chunk < weights.length; chunk++) {
            double weight = (double) weights[chunk] * samples[chunk];
            total += weight;
            for (int query = 0; query < steps && weight > 0; query++) {
                for (int key = 0; key < steps; key++) {
                    mean[query][key] += weight * chunks[chunk][query][key];
                }
            }
        }
        for (double[] row : mean) {
            for (int key = 0; key < steps; key++) {
                row[key] /= total;
            }
        }
        return mean;
    }

    /** Locality: the mean number of steps between query and key, weighted by attention; small is local. */
    public ChunkedValue distance() {
        return of(map -> AttentionNumbers.distance(map));
    }

    /**
     * Translation invariance: the share of the map's variance that the best Toeplitz matrix explains, 0 to 1, within the
     * causal triangle where the attention is causal.
     */
    public ChunkedValue toeplitz() {
        return of(map -> AttentionNumbers.toeplitz(map, causal));
    }

    /** The mean entropy of the rows of the averaged map, in nats. */
    public ChunkedValue entropy() {
        return of(map -> AttentionNumbers.entropy(map));
    }

    private ChunkedValue of(ToDoubleFunction<double[][]> number) {
        return new ChunkedValue() {
            @Override
            public int chunks() {
                return samples.length;
            }

            @Override
            public double value(int[] weights) {
                return number.applyAsDouble(mean(weights));
            }
        };
    }
}
