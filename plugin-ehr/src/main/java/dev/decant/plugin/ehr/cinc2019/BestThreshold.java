package dev.decant.plugin.ehr.cinc2019;

import java.util.Arrays;
import java.util.Comparator;

/** From which probability on calling is worth most, where each call gains or loses a known amount. */
final class BestThreshold {
    private BestThreshold() {}

    /**
     * Of equally good thresholds the highest; midway between two neighbouring probabilities, above all of them where no
     * call is worth making.
     *
     * @param probabilities [row][1], in [0, 1]
     * @param gains what a call gains in each row, against silence
     */
    static float of(float[][] probabilities, double[] gains) {
        Integer[] order = new Integer[gains.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing((Integer row) -> probabilities[row][0], Comparator.reverseOrder()));
        double sum = 0;
        double best = 0;
        float threshold = order.length == 0 ? .5f : above(probabilities[order[0]][0]);
        for (int i = 0; i < order.length; ) {
            float probability = probabilities[order[i]][0];
            while (i < order.length && probabilities[order[i]][0] == probability) {
                sum += gains[order[i++]];
            }
            if (sum > best + 1e-9) { // more than rounding
                best = sum;
                float next = i < order.length ? probabilities[order[i]][0] : 0;
                float middle = (float) (((double) next + probability) / 2);
                threshold = middle > next ? middle : probability;
            }
        }
        return threshold;
    }

    private static float above(float highest) {
        return Math.max(Math.nextUp(highest), (highest + 1) / 2);
    }
}
