package dev.decant.study.analysis;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * One block's averaged self-attention, kept by chunk of records so that its numbers can be resampled.
 *
 * <p>Distance and Toeplitz share describe the averaged map, entropy the maps of single records and heads: attention that
 * follows the content of a record is sharp in each and flat in the average. Where a map shows the last steps of longer sequences, the
 * keys before it are cut off: its first rows see little more than themselves, which lowers distance and entropy alike for
 * all networks.
 *
 * @param block the block's name
 * @param samples [chunk], how many records each chunk averages; may be zero
 * @param chunks [chunk][query][key], the average of each chunk; rows sum to at most 1 (what tokens and steps outside
 *     the window receive is left out)
 * @param entropies [chunk], the average over the chunk's records and heads of the mean entropy of the rows, brought to sum
 *     1, in nats
 * @param causal whether only the triangle of earlier steps counts
 */
public record AttentionMap(String block, int[] samples, double[][][] chunks, double[] entropies, boolean causal) {
    /** The average over all records, [query][key], 0 to 1. */
    public double[][] mean() {
        int[] once = new int[samples.length];
        Arrays.fill(once, 1);
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

    /**
     * Locality: the mean number of steps between query and key, weighted by attention, with the rows brought to sum 1;
     * from 0 to {@code steps - 1}, small is local.
     */
    public ChunkedValue distance() {
        return of(weights -> AttentionNumbers.distance(mean(weights)));
    }

    /**
     * Translation invariance: the share of the map's variance that the best Toeplitz matrix explains, 0 to 1, within the
     * causal triangle where the attention is causal; what single records leave in the average does not count, as long as
     * there are several chunks. Rows are taken as they are: attention that depends on the distance alone gives 1, also
     * where the window cuts it. A pattern without any order gives about (diagonals − 1) / (cells − 1). NaN for a map that
     * does not vary.
     */
    public ChunkedValue toeplitz() {
        return new ToeplitzShare(this);
    }

    /**
     * Spread: the mean entropy of the rows of single maps, each of one record and one head, in nats: 0 to the {@link
     * #uniform() uniform} level. NaN if no record counts.
     */
    public ChunkedValue entropy() {
        return of(this::meanEntropy);
    }

    private double meanEntropy(int[] weights) {
        double sum = 0;
        double total = 0;
        for (int chunk = 0; chunk < weights.length; chunk++) {
            double weight = (double) weights[chunk] * samples[chunk];
            total += weight;
            sum += weight * entropies[chunk];
        }
        return sum / total;
    }

    /** The numbers of a map of as many steps that attends to every one alike. */
    public UniformAttention uniform() {
        return new UniformAttention(chunks[0].length, causal);
    }

    /**
     * Whether the averaged map, which distance and Toeplitz share describe, has an entropy within {@link
     * UniformAttention#NEAR} of the uniform level.
     */
    public boolean nearUniform() {
        return uniform().near(AttentionNumbers.entropy(mean()));
    }

    private ChunkedValue of(ToDoubleFunction<int[]> number) {
        return new ChunkedValue() {
            @Override
            public int chunks() {
                return samples.length;
            }

            @Override
            public double value(int[] weights) {
                return number.applyAsDouble(weights);
            }
        };
    }
}
