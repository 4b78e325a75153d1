package dev.decant.runtime.graph;

/**
 * What one block's attention adds up to over records.
 *
 * @param map [query · steps + key], averaged over heads, without tokens
 * @param entropy of the rows of each head's map, brought to sum 1, in nats; averaged over rows and heads
 */
public record AttentionSum(double[] map, double entropy) {
    /** Both together. */
    public AttentionSum plus(AttentionSum other) {
        double[] total = map.clone();
        for (int i = 0; i < total.length; i++) {
            total[i] += other.map[i];
        }
        return new AttentionSum(total, entropy + other.entropy);
    }
}
