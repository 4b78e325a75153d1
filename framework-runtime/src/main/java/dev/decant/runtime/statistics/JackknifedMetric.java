package dev.decant.runtime.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A metric of each seed with the influence of each patient on it, by the jackknife: what the metric loses when the patient
 * is left out, times n − 1 (Tukey 1958; Efron and Stein 1981). For a mean over patients that is the patient's distance from
 * it; for F1, areas under curves or a field's score it is the linear part. A mean over classes that leaves undefined ones out jumps
 * where a patient is the only one of a class, which widens the interval.
 *
 * <p>More than {@value #MOST_SINGLE} patients are left out in {@value #BLOCKS} blocks, every {@value #BLOCKS}th patient in
 * the order of their appearance, so that the work is that of {@value #BLOCKS} resamples (the delete-a-group jackknife).
 */
public final class JackknifedMetric {
    private static final int MOST_SINGLE = 400;
    private static final int BLOCKS = 200;

    private final double[] values;
    private final double[][] influences; // [seed][block]

    private JackknifedMetric(double[] values, double[][] influences) {
        this.values = values;
        this.influences = influences;
    }

    /**
     * @param metric is NaN where it is undefined; if it is so without some patient, there is no interval
     * @param seeds how many seeds there are, at least 1
     */
    public static JackknifedMetric of(ResampledMetric metric, Groups groups, int seeds) {
        int blocks = groups.count() > MOST_SINGLE ? BLOCKS : groups.count();
        int[] once = new int[groups.records()];
        Arrays.fill(once, 1);
        double[] values = IntStream.range(0, seeds)
                .mapToDouble(seed -> metric.value(seed, once))
                .toArray();
        double[][] influences = new double[seeds][blocks];
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int[] weights = without(block, blocks, groups);
            int left = (groups.count() - block + blocks - 1) / blocks;
            // The sum of the influences of the patients left out, as a share of the mean over all blocks.
            double scale = (double) (groups.count() - left) * blocks / groups.count();
            for (int seed = 0; seed < seeds; seed++) {
                influences[seed][block] = scale * (values[seed] - metric.value(seed, weights));
            }
        });
        return new JackknifedMetric(values, influences);
    }

    private static int[] without(int block, int blocks, Groups groups) {
        int[] weights = new int[groups.records()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = groups.ofRecord()[i] % blocks == block ? 0 : 1;
        }
        return weights;
    }

    /** The difference to another metric, or method, on the same seeds and patients. */
    public JackknifedMetric less(JackknifedMetric other) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, s -> values[s] - other.values[s]);
        double[][] ofInfluences = new double[values.length][];
        Arrays.setAll(ofInfluences, s -> {
            double[] own = influences[s].clone();
            Arrays.setAll(own, b -> own[b] - other.influences[s][b]);
            return own;
        });
        return new JackknifedMetric(differences, ofInfluences);
    }

    /**
     * What seeds and patients add to the variance of the mean over the seeds.
     *
     * @throws IllegalArgumentException below two seeds
     */
    public VarianceComponents components() {
        return VarianceComponents.of(values, influences);
    }

    /** [seed][block], for tests against other estimates of influence. */
    double[][] influences() {
        return influences;
    }
}
