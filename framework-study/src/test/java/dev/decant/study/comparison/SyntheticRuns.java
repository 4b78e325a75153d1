package dev.decant.study.comparison;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.evaluation.Thresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs of methods that differ in nothing but the noise on their probabilities. */
public final class SyntheticRuns {
    final int records;
    final int classes;
    final Optional<Selected<Scorer<Record>>> scorer;

    public SyntheticRuns(int records, int classes, boolean scored) {
        this.records = records;
        this.classes = classes;
        this.scorer = scored ? Optional.of(scorer()) : Optional.empty();
    }

    public ComparisonSetup setup(int resamples) {
        return setup(resamples, Map.of("data", "synthetic", "undefined", Double.NaN));
    }

    public ComparisonSetup setup(int resamples, Map<String, Object> provenance) {
        return setup(resamples, OptionalDouble.empty(), provenance);
    }

    public ComparisonSetup setup(int resamples, OptionalDouble margin, Map<String, Object> provenance) {
        return new ComparisonSetup(
                "toy",
                "plain",
                Metric.F1,
                scorer,
                resamples,
                .95,
                margin,
                1,
                "patients",
                Judged.testSplit(new Task.MultiLabel(List.of("any"))),
                Map.of(),
                provenance);
    }

    public MethodResult method(String name, double noise, int seeds) {
        List<SeedResult> results = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            results.add(result(name, noise, seed));
        }
        return new MethodResult(name, results, List.of(), List.of(), 0);
    }

    /** Two records for each patient; the noise of teacher and students has a common part, so that they are similar. */
    public SeedResult result(String name, double noise, long seed) {
        Task task = new Task.MultiLabel(
                IntStream.range(0, classes).mapToObj(c -> "c" + c).toList());
        Random random = new Random(5);
        Random own = new Random(name.hashCode() + 31 * seed);
        float[][] probabilities = new float[records][classes];
        boolean[][] truth = new boolean[records][classes];
        for (int i = 0; i < records; i++) {
            for (int c = 0; c < classes; c++) {
                truth[i][c] = random.nextInt(10) < 2;
                double logit = (truth[i][c] ? 1 : -1) + random.nextGaussian() + noise * own.nextGaussian();
                probabilities[i][c] = (float) (1 / (1 + Math.exp(-logit)));
            }
        }
        float[] thresholds = new float[classes];
        Arrays.fill(thresholds, .5f);
        Predictions predictions = new Predictions(
                task,
                IntStream.range(0, records).mapToObj(i -> "r" + i).toList(),
                probabilities,
                Thresholds.decide(task, probabilities, thresholds),
                truth);
        return new SeedResult(
                seed,
                Metrics.of(predictions, scorer),
                predictions,
                IntStream.range(0, records).mapToObj(i -> "p" + i / 2).toList(),
                new Cost(1_234_567, 50, 61.25, 1834, name.equals("teacher") ? Double.NaN : 2310),
                "runs/" + name + "/" + seed);
    }

    /** A scorer of the kind of the 2021 challenge: per record the overlap of truth and decisions over their union. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Selected<Scorer<Record>> scorer() {
        return new Selected<>("overlap", (Scorer) new Overlap(), new NoOptions());
    }

    private static final class Overlap implements Scorer<NoOptions> {
        @Override
        public Class<NoOptions> configType() {
            return NoOptions.class;
        }

        @Override
        public String summary() {
            return "overlap";
        }

        @Override
        public String principal() {
            return "overlap_metric";
        }

        @Override
        public boolean accepts(Task task) {
            return task instanceof Task.MultiLabel;
        }

        @Override
        public Map<String, Double> score(Predictions predictions, NoOptions config) {
            int classes = predictions.task().outputs();
            double sum = 0;
            int[] called = new int[classes];
            for (int i = 0; i < predictions.truth().length; i++) {
                boolean[] truth = predictions.truth()[i];
                boolean[] decisions = predictions.decisions()[i];
                int calls = 0;
                int union = 0;
                for (int c = 0; c < classes; c++) {
                    union += truth[c] || decisions[c] ? 1 : 0;
                    if (decisions[c]) {
                        called[calls++] = c;
                    }
                }
                for (int j = 0; j < classes; j++) {
                    for (int k = 0; truth[j] && k < calls; k++) {
                        sum += (j == called[k] ? 1 : .3) / Math.max(1, union);
                    }
                }
            }
            Map<String, Double> numbers = new LinkedHashMap<>();
            numbers.put("overlap_metric", sum / predictions.truth().length);
            numbers.put("undefined", Double.NaN);
            return numbers;
        }

        @Override
        public Map<String, Double> scoreFiles(Path labels, Path outputs, NoOptions config) {
            throw new UnsupportedOperationException("not in this test");
        }
    }
}
