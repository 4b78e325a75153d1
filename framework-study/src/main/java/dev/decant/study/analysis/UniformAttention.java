package dev.decant.study.analysis;

/**
 * The numbers of a map that attends to every step alike: the level against which a map's own numbers are read.
 *
 * @param steps of the map
 * @param causal whether each step attends only to itself and to the steps before it
 */
public record UniformAttention(int steps, boolean causal) {
    /**
     * Maps whose entropy is within this share of the uniform level have nothing in them that could be compared: their
     * distances and their Toeplitz shares describe what is left of chance.
     */
    public static final double NEAR = .02;

    /** The mean of |query − key|: (T² − 1) / 3T of T steps, (T − 1) / 4 where causal. */
    public double distance() {
        return causal ? (steps - 1) / 4.0 : ((double) steps * steps - 1) / (3.0 * steps);
    }

    /** The mean entropy of the rows in nats: ln T, or the mean of ln 1, ..., ln T where causal. */
    public double entropy() {
        if (!causal) {
            return Math.log(steps);
        }
        double sum = 0;
        for (int seen = 1; seen <= steps; seen++) {
            sum += Math.log(seen);
        }
        return sum / steps;
    }

    /** The Toeplitz share; NaN where not causal, since such a map does not vary. */
    public double toeplitz() {
        return AttentionNumbers.toeplitz(map(), causal);
    }

    /** [query][key], 1/T, or 1/(query + 1) up to the query where causal. */
    double[][] map() {
        double[][] map = new double[steps][steps];
        for (int query = 0; query < steps; query++) {
            int seen = causal ? query + 1 : steps;
            for (int key = 0; key < seen; key++) {
                map[query][key] = 1.0 / seen;
            }
        }
        return map;
    }

    /** Whether a map of this entropy is too near to tell anything. */
    boolean near(double entropy) {
        return entropy >= (1 - NEAR) * entropy();
    }
}
