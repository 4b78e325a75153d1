package dev.decant.plugin.ehr.cinc2019;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The areas under the two ranking curves as the official scorer of 2019 defines them. A curve begins where all
 * probabilities from 1 on are called, goes on over the distinct ones below from above, and leaves out the lowest if that is
 * 0. A rate without anything to count is 1. Probabilities may be any numbers; with a NaN among them nothing is ever called.
 *
 * @param auroc trapezia of the specificity over the sensitivity
 * @param auprc precision as a step function of the sensitivity
 */
record OfficialAreas(double auroc, double auprc) {
    /**
     * @param probabilities of each row
     * @param labels of each row
     */
    static OfficialAreas of(double[] probabilities, boolean[] labels) {
        double[] all = probabilities.clone();
        double[] septic = IntStream.range(0, labels.length)
                .filter(row -> labels[row])
                .mapToDouble(row -> probabilities[row])
                .toArray();
        Arrays.sort(all); // NaN comes last
        Arrays.sort(septic);
        if (all.length == 0 || Double.isNaN(all[all.length - 1])) {
            return new OfficialAreas(0, 0);
        }
        int silent = below(1, all, all.length);
        int missed = below(1, septic, septic.length);
        double sensitivity = rate(septic.length - missed, septic.length);
        double specificity = rate(silent - missed, all.length - septic.length);
        double auroc = 0;
        double auprc = 0;
        while (silent > 0 && !(all[silent - 1] == 0 && all[0] == 0)) {
            double threshold = all[silent - 1];
            silent = below(threshold, all, silent);
            missed = below(threshold, septic, missed);
            double reached = rate(septic.length - missed, septic.length);
            double left = rate(silent - missed, all.length - septic.length);
            double precision = rate(septic.length - missed, all.length - silent);
            auroc += (reached - sensitivity) * (left + specificity) / 2;
            auprc += (reached - sensitivity) * precision;
            sensitivity = reached;
            specificity = left;
        }
        return new OfficialAreas(auroc, auprc);
    }

    /** How many of the first {@code count} ascending values lie below a threshold. */
    private static int below(double threshold, double[] ascending, int count) {
        int below = count;
        while (below > 0 && ascending[below - 1] >= threshold) {
            below--;
        }
        return below;
    }

    private static double rate(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
