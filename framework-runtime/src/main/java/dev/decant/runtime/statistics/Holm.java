package dev.decant.runtime.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down correction, which holds the probability of any false positive among several tests (Holm 1979). */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values, to be compared with the level itself: of m sorted values p₁ ≤ … ≤ pₘ the k-th becomes the
     * greatest of (m − j + 1)·pⱼ over j ≤ k, at most 1.
     *
     * @param pValues in [0, 1]; NaN for a test that could not be done, which stays NaN and does not count in m
     * @return in the order given
     */
    public static double[] adjust(double... pValues) {
        List<Integer> ascending = IntStream.range(0, pValues.length)
                .filter(i -> !Double.isNaN(pValues[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        double[] adjusted = pValues.clone();
        double greatest = 0;
        for (int k = 0; k < ascending.size(); k++) {
            int test = ascending.get(k);
            greatest = Math.max(greatest, Math.min(1, (ascending.size() - k) * pValues[test]));
            adjusted[test] = greatest;
        }
        return adjusted;
    }
}
