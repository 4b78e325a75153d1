package dev.decant.runtime.statistics;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The two-sided paired permutation test of two methods on the same patients and seeds.
 *
 * <p>Under the null hypothesis it does not matter which of the two methods gave which of the two outputs for a patient.
 * A permutation therefore exchanges the outputs of each patient with probability one half: always between the two
 * networks of one seed, and for a patient in all seeds at once, because the outputs of several seeds for one patient
 * are not independent. The statistic is the mean over the seeds of the difference of the metric; p = (1 + the number of
 * permutations whose difference is at least as far from 0) / (1 + permutations) (Phipson and Smyth 2010).
 *
 * <p>The test speaks of the networks that were trained: it is exact for patients and blind to how much another training
 * of the same method would differ, which the interval of {@link HierarchicalBootstrap} covers. At the level .05, with 5
 * seeds and 40 patients, it rejects a true null of normal data in .05 of the cases without an effect of the seed, in .06
 * where that is as large as the patients' standard error, and in .21 where it is three times that. It is therefore
 * offered from {@value #FEWEST_SEEDS} seeds on only, and never without the interval.
 */
public final class PairedPermutation {
    /** With fewer seeds a p-value would mostly tell how one lucky training did. */
    public static final int FEWEST_SEEDS = 5;

    private final Groups groups;
    private final int seeds;
    private final long[] streams;

    /**
     * @param groups the patients of the records
     * @param seeds how many seeds there are, at least {@value #FEWEST_SEEDS}
     * @param permutations how often to permute; the smallest p-value is 1 / (1 + permutations)
     * @param randomSeed decides the permutations
     */
    public PairedPermutation(Groups groups, int seeds, int permutations, long randomSeed) {
        if (seeds < FEWEST_SEEDS || permutations < 1) {
            throw new IllegalArgumentException("a permutation test needs " + FEWEST_SEEDS
                    + " seeds and a permutation, got " + seeds + " and " + permutations);
        }
        this.groups = groups;
        this.seeds = seeds;
        this.streams = new SplittableRandom(randomSeed).longs(permutations).toArray();
    }

    /** The p-value, in (0, 1]; NaN if the difference is undefined on the records as they are. */
    public double pValue(ExchangedDifference difference) {
        double observed = Math.abs(mean(difference, new boolean[groups.records()]));
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        // Sums in another order may differ in the last bits; an undefined permutation counts against significance.
        double limit = observed - 1e-12;
        long asFar = IntStream.range(0, streams.length)
                .parallel()
                .filter(r -> !(Math.abs(mean(difference, exchange(new SplittableRandom(streams[r])))) < limit))
                .count();
        return (1.0 + asFar) / (1.0 + streams.length);
    }

    private boolean[] exchange(SplittableRandom random) {
        boolean[] ofGroup = new boolean[groups.count()];
        for (int g = 0; g < ofGroup.length; g++) {
            ofGroup[g] = random.nextBoolean();
        }
        boolean[] exchanged = new boolean[groups.records()];
        for (int i = 0; i < exchanged.length; i++) {
            exchanged[i] = ofGroup[groups.ofRecord()[i]];
        }
        return exchanged;
    }

    private double mean(ExchangedDifference difference, boolean[] exchanged) {
        double sum = 0;
        for (int seed = 0; seed < seeds; seed++) {
            sum += difference.value(seed, exchanged);
        }
        return sum / seeds;
    }
}
