package dev.decant.plugin.ecg.cinc2021;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The areas under the two ranking curves of one class, over thresholds at its distinct scores.
 *
 * @param auroc by the trapezium rule; NaN without positives or without negatives
 * @param auprc precision as a step function of recall; NaN without positives
 */
record RankingAreas(double auroc, double auprc) {
    /**
     * @param truth [record][class]
     * @param scores [record][class]
     */
    static RankingAreas of(boolean[][] truth, double[][] scores, int column) {
        Integer[] order = IntStream.range(0, truth.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer record) -> scores[record][column])
                        .reversed());
        double positives = IntStream.range(0, truth.length)
                .filter(record -> truth[record][column])
                .count();
        double negatives = truth.length - positives;
        double hits = 0;
        double alarms = 0;
        double auroc = 0;
        double auprc = 0;
        for (int i = 0; i < order.length; ) {
            double score = scores[order[i]][column];
            double hitsBefore = hits;
            double alarmsBefore = alarms;
            while (i < order.length && scores[order[i]][column] == score) {
                if (truth[order[i]][column]) {
                    hits++;
                } else {
                    alarms++;
                }
                i++;
            }
            auroc += (alarms - alarmsBefore) / negatives * (hits + hitsBefore) / 2 / positives;
            auprc += (hits - hitsBefore) / positives * hits / (hits + alarms);
        }
        return new RankingAreas(
                positives == 0 || negatives == 0 ? Double.NaN : auroc, positives == 0 ? Double.NaN : auprc);
    }
}
