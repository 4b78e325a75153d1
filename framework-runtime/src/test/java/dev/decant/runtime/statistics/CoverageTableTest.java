package dev.decant.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.WeightedMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Prints how often 95 % intervals hold the truth, for the documentation:
 *
 * <pre>./mvnw -q -Dgates.skip=true -pl framework-runtime -am test -Dtest=CoverageTableTest -Ddecant.measure=true</pre>
 */
@EnabledIfSystemProperty(named = "decant.measure", matches = "true")
class CoverageTableTest {
    private static final int[] SEEDS = {2, 3, 5, 10};
    private static final int DATA_SETS = 4000;
    private static final int BOOTSTRAPPED = 1000;

    @Test
    void ofMeansOfNormalDifferences() {
        StringBuilder table = head();
        for (int patients : new int[] {50, 400}) {
            for (Regime regime : List.of(
                    new Regime("seeds alone (50 times)", patients, 50, .5),
                    new Regime("seeds dominate (7 times)", patients, 7, .5),
                    new Regime("seeds twice", patients, 2, .5),
                    new Regime("equal", patients, 1, .5),
                    new Regime("equal, no interaction", patients, 1, 0),
                    new Regime("patients dominate (1/5)", patients, .2, .5),
                    new Regime("patients alone", patients, 0, 0),
                    new Regime("interaction dominates", patients, 1, 5))) {
                line(
                        table,
                        regime.name() + ", " + patients + " patients",
                        seeds -> regime.coverage(seeds, patients == 50 ? DATA_SETS : 1000, Regime::components),
                        seeds -> regime.coverage(seeds, patients == 50 ? BOOTSTRAPPED : 400, Regime::bootstrap));
            }
        }
        print(table);
    }

    /**
     * Macro metrics of three classes of a student less a poorer one. A network's scores are noise that all networks share
     * on a patient, noise of its own, and the truth times a strength that varies between seeds; thresholds vary too.
     */
    @Test
    void ofMetricsThatAreNotMeans() {
        StringBuilder table = head();
        for (Metric metric : List.of(Metric.F1, Metric.AUROC)) {
            for (int patients : new int[] {100, 400}) {
                for (double between : new double[] {.02, .1, .4}) {
                    Scored scored = new Scored(metric, patients, between);
                    double truth = scored.truth();
                    line(
                            table,
                            String.format(
                                    Locale.ROOT,
                                    "%s, strength varies by %.2f between seeds, %d patients",
                                    metric,
                                    between,
                                    patients),
                            seeds -> scored.coverage(seeds, patients == 100 ? 1000 : 500, truth, false),
                            seeds -> scored.coverage(seeds, patients == 100 ? 300 : 150, truth, true));
                }
            }
        }
        print(table);
    }

    private interface BySeeds {
        double coverage(int seeds);
    }

    private static StringBuilder head() {
        StringBuilder head = new StringBuilder("\n| |");
        Arrays.stream(SEEDS).forEach(seeds -> head.append(" " + seeds + " seeds: t |"));
        Arrays.stream(SEEDS).forEach(seeds -> head.append(" " + seeds + " seeds: bootstrap |"));
        return head.append("\n|---|").append("---|".repeat(2 * SEEDS.length)).append('\n');
    }

    private static void line(StringBuilder table, String name, BySeeds ours, BySeeds bootstrap) {
        table.append("| ").append(name).append(" |");
        for (BySeeds method : List.of(ours, bootstrap)) {
            for (int seeds : SEEDS) {
                table.append(String.format(Locale.ROOT, " %.3f |", method.coverage(seeds)));
            }
        }
        table.append('\n');
    }

    private static void print(StringBuilder table) {
        System.out.println(table);
        assertThat(table).isNotEmpty();
    }

    private record Scored(Metric metric, int patients, double between) {
        private static final int CLASSES = 3;
        private static final double[] PREVALENCE = {.5, .3, .2};

        /** The same of so many patients and seeds that chance is gone. */
        double truth() {
            double sum = 0;
            int[] once = new int[4000];
            Arrays.fill(once, 1);
            for (int d = 0; d < 100; d++) {
                Random random = new Random(1000 + d);
                sum += new Scored(metric, once.length, between)
                                .draw(random, 5).stream()
                                        .mapToDouble(pair -> difference(pair, once))
                                        .sum()
                        / 5;
            }
            return sum / 100;
        }

        double coverage(int seeds, int dataSets, double truth, boolean bootstrap) {
            Groups groups = Groups.single(patients);
            return IntStream.range(0, dataSets)
                    .mapToDouble(d -> {
                        List<WeightedMetrics[]> pairs = draw(new Random(77 + d), seeds);
                        ResampledMetric metric = (seed, weights) -> difference(pairs.get(seed), weights);
                        Interval interval = bootstrap
                                ? new HierarchicalBootstrap(groups, seeds, 400, .95, d).interval(metric)
                                : JackknifedMetric.of(metric, groups, seeds)
                                        .components()
                                        .interval(.95);
                        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
                    })
                    .average()
                    .orElseThrow();
        }

        private double difference(WeightedMetrics[] pair, int[] weights) {
            return pair[0].value(metric, weights) - pair[1].value(metric, weights);
        }

        /** Of each seed the better network and the poorer one. */
        private List<WeightedMetrics[]> draw(Random random, int seeds) {
            boolean[][] truth = new boolean[patients][CLASSES];
            double[][] shared = new double[patients][CLASSES];
            for (int i = 0; i < patients; i++) {
                for (int c = 0; c < CLASSES; c++) {
                    truth[i][c] = random.nextDouble() < PREVALENCE[c];
                    shared[i][c] = random.nextGaussian();
                }
            }
            return IntStream.range(0, seeds)
                    .mapToObj(s -> new WeightedMetrics[] {
                        network(random, truth, shared, 1.6), network(random, truth, shared, 1.2)
                    })
                    .toList();
        }

        private WeightedMetrics network(Random random, boolean[][] truth, double[][] shared, double strength) {
            double own = strength + between * random.nextGaussian();
            double threshold = own / 2 + between * random.nextGaussian() / 2;
            float[][] scores = new float[patients][CLASSES];
            boolean[][] decisions = new boolean[patients][CLASSES];
            for (int i = 0; i < patients; i++) {
                for (int c = 0; c < CLASSES; c++) {
                    scores[i][c] = (float) ((truth[i][c] ? own : 0) + .8 * shared[i][c] + .6 * random.nextGaussian());
                    decisions[i][c] = scores[i][c] > threshold;
                }
            }
            return WeightedMetrics.of(new Predictions(
                    new Task.MultiLabel(List.of("a", "b", "c")),
                    IntStream.range(0, patients).mapToObj(i -> "r" + i).toList(),
                    scores,
                    decisions,
                    truth));
        }
    }
}
