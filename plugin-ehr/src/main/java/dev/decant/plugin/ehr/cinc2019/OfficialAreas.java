package dev.decant.plugin.ehr.cinc2019;

import java.util.Arrays;

/**
 * The areas under the two ranking curves as the official scorer of 2019 defines them: over the distinct probabilities from
 * above, with a threshold of 1 put in front where no probability is 1, and the threshold 0 left out. A rate without
 * anything to count is 1.
 *
 * @param auroc trapezia of the specificity over the sensitivity
 * @param auprc precision as a step function of the sensitivity
 */
record OfficialAreas(double auroc, double auprc) {
    /**
     * @param probabilities of each row, in [0, 1]
     * @param labels of each row
     */
    static OfficialAreas of(double[] probabilities, boolean[] labels) {
        int rows = labels.length;
        long positives = 0;
        long[] keys = new long[rows]; // ascending, the label in the last bit
        for (int i = 0; i < rows; i++) {
            positives += labels[i] ? 1 : 0;
            // Numbers that are not negative sort as their bits do, and leave the sign's place to the label.
            keys[i] = (Double.doubleToLongBits(probabilities[i] + 0.0) << 1) | (labels[i] ? 1 : 0);
        }
        Arrays.sort(keys);
        long negatives = rows - positives;
        long hits = 0;
        long alarms = 0;
        double sensitivity = rate(0, positives);
        double specificity = rate(negatives, negatives);
        double auroc = 0;
        double auprc = 0;
        int i = rows - 1;
        boolean begun = rows == 0 || Double.longBitsToDouble(keys[rows - 1] >>> 1) != 1;
        while (i >= 0) {
            long bits = keys[i] >>> 1;
            if (Double.longBitsToDouble(bits) == 0) {
                break;
            }
            for (; i >= 0 && keys[i] >>> 1 == bits; i--) {
                hits += keys[i] & 1;
                alarms += 1 - (keys[i] & 1);
            }
            double reached = rate(hits, positives);
            double left = rate(negatives - alarms, negatives);
            if (begun) { // where a probability is 1, the curve begins there
                auroc += (reached - sensitivity) * (left + specificity) / 2;
                auprc += (reached - sensitivity) * rate(hits, hits + alarms);
            }
            begun = true;
            sensitivity = reached;
            specificity = left;
        }
        return new OfficialAreas(auroc, auprc);
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
