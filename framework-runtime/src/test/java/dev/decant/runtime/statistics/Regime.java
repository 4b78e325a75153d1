package dev.decant.runtime.statistics;

import java.util.Random;

/**
 * Normal paired differences whose truth is known, for the coverage of intervals. Patients' effects have deviation 1.
 *
 * @param patients how many there are
 * @param betweenSeeds the deviation of seeds' effects, in standard errors of the patients' mean
 * @param interaction the deviation of what a patient is to one seed alone
 */
record Regime(String name, int patients, double betweenSeeds, double interaction) {
    private static final double TRUTH = .3;

    /** How often a 95 % interval holds the truth. */
    interface IntervalOf {
        Interval of(Normal drawn, int seeds, int number);
    }

    static Interval components(Normal drawn, int seeds, int number) {
        return JackknifedMetric.of(drawn.mean(), drawn.groups, seeds)
                .components()
                .interval(.95);
    }

    static Interval bootstrap(Normal drawn, int seeds, int number) {
        return new HierarchicalBootstrap(drawn.groups, seeds, 400, .95, number).interval(drawn.mean());
    }

    double coverage(int seeds, int dataSets, IntervalOf method) {
        Random random = new Random(42);
        int covered = 0;
        for (int d = 0; d < dataSets; d++) {
            Normal drawn =
                    new Normal(random, seeds, patients, 1, TRUTH, betweenSeeds / Math.sqrt(patients), 1, interaction);
            Interval interval = method.of(drawn, seeds, d);
            covered += interval.low() <= TRUTH && TRUTH <= interval.high() ? 1 : 0;
        }
        return (double) covered / dataSets;
    }
}
