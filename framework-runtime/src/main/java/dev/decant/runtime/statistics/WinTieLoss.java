package dev.decant.runtime.statistics;

/**
 * In how many seeds a contender was better than, equal to and worse than the baseline of the same seed.
 *
 * @param wins larger is better
 * @param ties equal to 1e-12, which is rounding
 * @param losses the others
 */
public record WinTieLoss(int wins, int ties, int losses) {
    private static final double ROUNDING = 1e-12;

    /** Compares value with value; pairs with a NaN are not counted. */
    public static WinTieLoss of(double[] contender, double[] baseline) {
        if (contender.length != baseline.length) {
            throw new IllegalArgumentException(
                    contender.length + " seeds of the contender, " + baseline.length + " of the baseline");
        }
        int wins = 0;
        int ties = 0;
        int losses = 0;
        for (int s = 0; s < contender.length; s++) {
            double difference = contender[s] - baseline[s];
            if (Math.abs(difference) <= ROUNDING) {
                ties++;
            } else if (difference > 0) {
                wins++;
            } else if (difference < 0) {
                losses++;
            }
        }
        return new WinTieLoss(wins, ties, losses);
    }

    @Override
    public String toString() {
        return wins + "/" + ties + "/" + losses;
    }
}
