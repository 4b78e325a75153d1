package dev.decant.study.page;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.config.EvaluateConfig.Metric;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.evaluation.Thresholds;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonCalculation;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.ComparisonSetup;
import dev.decant.study.comparison.Cost;
import dev.decant.study.comparison.Judged;
import dev.decant.study.comparison.MethodResult;
import dev.decant.study.comparison.SeedResult;
import dev.decant.study.example.ExampleChoice;
import dev.decant.study.example.ExampleRecording;
import dev.decant.study.example.ExampleRecording.Signals;
import dev.decant.study.example.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finished runs with folders on disk, made of noise around the truth, and what a page shows of them. */
public final class ToyRuns {
    private static final int EPOCHS = 8;
    private static final int STEPS = 24;

    final List<FinishedRun> runs = new ArrayList<>();
    private final Path folder;
    private final Task task;
    private final int records;
    private final int seeds;
    private final String recordName;

    /** @param recordName before the number of each record */
    public ToyRuns(Path folder, Task task, int records, int seeds, String recordName) {
        this.folder = folder;
        this.task = task;
        this.records = records;
        this.seeds = seeds;
        this.recordName = recordName;
    }

    /** A teacher and contenders, each noisier than the one before it; the first contender is the baseline. */
    public Comparison comparison(String... contenders) throws IOException {
        List<MethodResult> methods = new ArrayList<>();
        for (int i = 0; i < contenders.length; i++) {
            methods.add(method(contenders[i], 2 - i * .5));
        }
        MethodResult teacher = method("teacher", .4);
        ComparisonSetup setup = new ComparisonSetup(
                "toy",
                contenders[0],
                Metric.F1,
                Optional.empty(),
                100,
                .95,
                OptionalDouble.empty(),
                1,
                "patients",
                Judged.testSplit(task),
                Map.of(),
                Map.of("system", "Linux"));
        return ComparisonCalculation.of(setup, Optional.of(teacher), methods);
    }

    Examples examples() {
        Map<String, List<FinishedRun>> byMethod = runs.stream()
                .collect(Collectors.groupingBy(FinishedRun::label, LinkedHashMap::new, Collectors.toList()));
        Examples without =
                ExampleChoice.of(new ComparisonRuns(Map.of(), byMethod, Map.of()).oneEach(), Optional.empty());
        if (without.perStep()) {
            return without;
        }
        float[][] values = new float[2][500];
        for (int channel = 0; channel < values.length; channel++) {
            for (int step = 0; step < values[channel].length; step++) {
                values[channel][step] = (float) (Math.pow(Math.sin(step * .05 + channel), 20) * (1 - channel * 1.6));
            }
        }
        Signals signals = new Signals(List.of("I", "<b>II</b>"), List.of("mV", "mV"), 12, .01, values);
        return new Examples(
                without.rule(),
                without.classes(),
                without.perStep(),
                without.recordings().stream()
                        .map(one -> new ExampleRecording(one.id(), Optional.of(signals), one.truth(), one.answers()))
                        .toList());
    }

    /** Blocks that are less alike the farther apart they are, and attention that is more local in later blocks. */
    public List<RunAnalysis> analyses() {
        List<RunAnalysis> analyses = new ArrayList<>();
        for (FinishedRun run : runs) {
            boolean teacher = run.label().equals("teacher");
            double alike = 1.0 / (2 + Math.abs(run.label().hashCode() % 4));
            analyses.add(new RunAnalysis(
                    run.folder().path().toString(),
                    run.label(),
                    run.seed(),
                    "test",
                    64,
                    teacher
                            ? List.of(similarity("student", "student", 8, 8, .8))
                            : List.of(
                                    similarity("student", "teacher", 4, 8, alike),
                                    similarity("student", "student", 4, 4, .9)),
                    teacher ? Optional.empty() : Optional.of(attention(alike))));
        }
        return analyses;
    }

    private static RepresentationSimilarity similarity(String rows, String columns, int m, int n, double alike) {
        double[][][] cross = new double[1][m][n];
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                cross[0][row][column] = Math.exp(-Math.abs(row / (m - 1.0) - column / (n - 1.0)) / alike);
            }
        }
        double[][] ones = new double[1][Math.max(m, n)];
        Arrays.fill(ones[0], 1);
        return new RepresentationSimilarity(Kernel.LINEAR, rows, columns, blocks(m), blocks(n), cross, ones, ones);
    }

    private static List<String> blocks(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(i -> "block" + i).toList();
    }

    private Attention attention(double alike) {
        boolean causal = task instanceof Task.PerStepBinary;
        List<AttentionMap> blocks = new ArrayList<>();
        for (int block = 1; block <= 4; block++) {
            double[][] map = new double[STEPS][STEPS];
            for (int query = 0; query < STEPS; query++) {
                double sum = 0;
                for (int key = 0; key < (causal ? query + 1 : STEPS); key++) {
                    map[query][key] = Math.exp(-Math.abs(query - key) * alike * block * .3) + .05;
                    sum += map[query][key];
                }
                for (int key = 0; key < STEPS; key++) {
                    map[query][key] /= sum;
                }
            }
            blocks.add(new AttentionMap(
                    "block" + block, new int[] {64}, new double[][][] {map}, new double[] {1.5}, causal));
        }
        return new Attention(STEPS, causal, causal, blocks);
    }

    private MethodResult method(String name, double noise) throws IOException {
        List<SeedResult> results = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            FinishedRun run = run(name, noise, seed);
            runs.add(run);
            results.add(new SeedResult(
                    seed,
                    Metrics.of(run.test(), Optional.empty()),
                    run.test(),
                    run.groups(),
                    new Cost(609_153, EPOCHS, 61.25, 1834, 2310),
                    run.folder().path().toString()));
        }
        return new MethodResult(name, results, List.of(), List.of(), 0);
    }

    private FinishedRun run(String name, double noise, long seed) throws IOException {
        Predictions predictions = predictions(noise, new Random(name.hashCode() + 31 * seed));
        RunFolder own = new RunFolder(folder.resolve("run" + runs.size()));
        FinishedRun run = new FinishedRun(
                "run" + runs.size(),
                own,
                name,
                seed,
                thresholds(),
                EPOCHS - 1,
                EPOCHS,
                predictions,
                predictions.ids(),
                List.of(),
                new RunCost(61.25, 1834, .01, 2310, 609_153, 0));
        RunStore.write(run);
        AtomicFile.writeText(own.config(), """
                student { type = transformer, depth = 32 }
                teacher { type = resnet1d, train { epochs = 8, optimizer { learning-rate = 1e-3 } } }
                strategy { type = bbm, weight = 1 }
                train { epochs = 8, optimizer { learning-rate = 0.001 }, augment = [{ type = gain }] }
                """);
        AtomicFile.writeText(
                own.provenance(),
                "{\"id\": \"" + run.id() + "\", \"network\": \"transformer\", \"data\": {\"type\": \"toy\"}}");
        StringBuilder log = new StringBuilder();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double loss = Math.exp(-epoch * .3) * (1 + noise) + .01 * seed;
            log.append("{\"epoch\":" + epoch + ",\"phase\":\"train\",\"loss\":" + loss + ",\"terms\":{\"task\":"
                    + loss * .6 + ",\"l1\":" + loss * .4
                    + "},\"gradient-norm\":1.5,\"learning-rate\":1e-3,\"validation\":{"
                    + "\"f1\":" + (1 - loss / 4) + ",\"auroc\":" + (1 - loss / 8) + "}}\n");
        }
        AtomicFile.writeText(own.metrics(), log.toString());
        return run;
    }

    private float[] thresholds() {
        float[] thresholds = new float[task.outputs()];
        Arrays.fill(thresholds, .5f);
        return thresholds;
    }

    private Predictions predictions(double noise, Random own) {
        Random common = new Random(5);
        boolean perStep = task instanceof Task.PerStepBinary;
        int classes = task.outputs();
        List<String> ids = new ArrayList<>();
        int rows = perStep ? records * STEPS : records;
        float[][] probabilities = new float[rows][classes];
        boolean[][] truth = new boolean[rows][classes];
        for (int i = 0; i < rows; i++) {
            int record = perStep ? i / STEPS : i;
            ids.add(recordName + record);
            double sum = 0;
            int only = common.nextInt(classes);
            for (int c = 0; c < classes; c++) {
                truth[i][c] = perStep
                        ? record % 2 == 0 && i % STEPS > 16
                        : task instanceof Task.MultiClass ? c == only : common.nextInt(3) == 0;
                double logit = (truth[i][c] ? 1.5 : -1.5) + common.nextGaussian() * .5 + noise * own.nextGaussian();
                probabilities[i][c] = (float) (1 / (1 + Math.exp(-logit)));
                sum += probabilities[i][c];
            }
            for (int c = 0; c < classes && task instanceof Task.MultiClass; c++) {
                probabilities[i][c] /= (float) sum;
            }
        }
        return new Predictions(task, ids, probabilities, Thresholds.decide(task, probabilities, thresholds()), truth);
    }
}
