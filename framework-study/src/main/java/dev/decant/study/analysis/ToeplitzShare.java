package dev.decant.study.analysis;

/**
 * The share of an averaged map's variance that the best Toeplitz matrix explains.
 *
 * <p>Squares of the average itself would count what is left in it of single records: the share would grow with the number
 * of records, and fall in every resample, which has fewer different chunks, so that an interval need not hold its own
 * estimate. Both sums of squares are therefore estimated without bias, by the products of different chunks.
 */
final class ToeplitzShare implements ChunkedValue {
    private final int[] samples;
    private final double[][] within; // [chunk][chunk], products of what is left around the diagonals' means
    private final double[][] total; // [chunk][chunk], around the overall mean

    ToeplitzShare(AttentionMap map) {
        int chunks = map.samples().length;
        this.samples = map.samples();
        double[][] diagonals = new double[chunks][];
        double[][] overall = new double[chunks][];
        this.within = new double[chunks][chunks];
        this.total = new double[chunks][chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            diagonals[chunk] = AttentionNumbers.aroundDiagonals(map.chunks()[chunk], map.causal());
            overall[chunk] = AttentionNumbers.aroundMean(map.chunks()[chunk], map.causal());
            for (int other = 0; other <= chunk; other++) {
                within[chunk][other] = AttentionNumbers.product(diagonals[chunk], diagonals[other]);
                total[chunk][other] = AttentionNumbers.product(overall[chunk], overall[other]);
            }
        }
    }

    @Override
    public int chunks() {
        return samples.length;
    }

    @Override
    public double value(int[] weights) {
        double around = 0;
        double all = 0;
        int counted = 0;
        int last = 0;
        for (int chunk = 0; chunk < weights.length; chunk++) {
            double weight = (double) weights[chunk] * samples[chunk];
            if (weight > 0) {
                counted++;
                last = chunk;
                for (int other = 0; other < chunk; other++) {
                    double both = weight * weights[other] * samples[other];
                    around += both * within[chunk][other];
                    all += both * total[chunk][other];
                }
            }
        }
        return counted == 0
                ? Double.NaN
                : counted == 1 ? share(within[last][last], total[last][last]) : share(around, all);
    }

    /** NaN where the map does not vary, or not more than chance has it. */
    private static double share(double within, double total) {
        return total > 0 ? Math.max(0, Math.min(1, 1 - within / total)) : Double.NaN;
    }
}
