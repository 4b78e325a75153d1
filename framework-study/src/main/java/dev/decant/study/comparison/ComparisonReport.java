package dev.decant.study.comparison;

import static java.util.Objects.requireNonNull;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.Versions;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * From finished runs to the comparison that is printed.
 *
 * @param name of the experiment
 * @param baseline the contender that the others are compared with
 * @param evaluate what judges
 * @param resamples of the bootstrap
 * @param confidence of the intervals
 * @param overrides by method name, settings in which its training differs from the common one
 */
public record ComparisonReport(
        String name,
        String baseline,
        EvaluateConfig evaluate,
        int resamples,
        double confidence,
        Map<String, List<String>> overrides) {
    /** The seed of resamples: fixed, so that the same runs give the same intervals. */
    private static final long RESAMPLING_SEED = 20230217;

    /** Of runs whose configuration compares nothing. */
    private static final int RESAMPLES = 2000;

    private static final double CONFIDENCE = 0.95;

    /**
     * Of finished runs, by the statistics of the configuration beside them.
     *
     * @param name what the comparison is called
     * @param baseline the contender that the others are compared with
     */
    public static ComparisonReport ofFinished(String name, String baseline, Experiment experiment) {
        return new ComparisonReport(
                name,
                baseline,
                experiment.evaluate(),
                experiment.compare().map(CompareConfig::resamples).orElse(RESAMPLES),
                experiment.compare().map(CompareConfig::confidence).orElse(CONFIDENCE),
                Map.of());
    }

    /**
     * Judges the runs.
     *
     * @throws dev.decant.api.data.DataException if runs were trained on different batches
     */
    public Comparison of(ComparisonRuns runs) {
        return calculation(runs).comparison();
    }

    /** The same before it is written up, so that other differences can be asked for too. */
    public ComparisonCalculation calculation(ComparisonRuns runs) {
        return calculation(
                runs,
                new Judging(evaluate, Judged.testSplit(task(runs)), run -> new Answers(run.test(), run.groups())));
    }

    /**
     * Judges the runs on an external set, by the same statistics. A scorer that cannot do without the classes that are
     * left out gives way to f1.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if a run and the set do not fit together
     */
    public Comparison of(ComparisonRuns runs, ExternalData external) throws IOException {
        return calculation(runs, external).comparison();
    }

    /** The same before it is written up, so that other differences can be asked for too. */
    public ComparisonCalculation calculation(ComparisonRuns runs, ExternalData external) throws IOException {
        Map<Path, ExternalPredictions> predicted = new HashMap<>();
        Set<Task> tasks = new HashSet<>();
        List<String> remarks = new ArrayList<>();
        for (FinishedRun run : runs.all()) {
            ExternalPredictions predictions = external.predict(run, evaluate.batchSize());
            predicted.put(run.folder().path(), predictions);
            if (tasks.add(predictions.predictions().task())) {
                remarks.addAll(external.remarks(run.test().task()));
            }
        }
        boolean scored = tasks.stream().allMatch(evaluate::scores);
        EvaluateConfig judging = scored ? evaluate : evaluate.withoutScorer();
        if (!scored) {
            remarks.add("The scorer does not apply to the classes that are left, so there is no score.");
        }
        return calculation(runs, new Judging(judging, Judged.external(external.name(), task(runs), remarks), run -> {
            ExternalPredictions found =
                    requireNonNull(predicted.get(run.folder().path()));
            return new Answers(found.predictions(), found.groups());
        }));
    }

    /** What the runs predict; a task of records where none finished. */
    private static Task task(ComparisonRuns runs) {
        return runs.all().stream()
                .findFirst()
                .map(run -> run.test().task())
                .orElse(new Task.MultiLabel(List.of("none")));
    }

    /** What a run answered, with the patient of each record. */
    private record Answers(Predictions predictions, List<String> groups) {}

    /** How and on which records the runs are judged. */
    private record Judging(EvaluateConfig evaluate, Judged judged, Function<FinishedRun, Answers> answers) {}

    private ComparisonCalculation calculation(ComparisonRuns runs, Judging judging) {
        CommonPlan.require(runs, baseline);
        List<MethodResult> contenders = new ArrayList<>();
        runs.contenders().forEach((label, finished) -> contenders.add(method(label, finished, List.of(), judging)));
        runs.failures()
                .forEach((label, failure) -> contenders.add(
                        method(label, List.of(), List.of(new SeedFailure(failure.seed(), failure.reason())), judging)));
        Optional<MethodResult> teacher = runs.teachers().isEmpty()
                ? Optional.empty()
                : Optional.of(new MethodResult(
                        RunSpecs.TEACHER,
                        teacherResults(runs, judging),
                        List.of(),
                        overrides.getOrDefault(RunSpecs.TEACHER, List.of()),
                        0));
        try {
            return ComparisonCalculation.prepare(setup(runs, judging), teacher, contenders);
        } catch (IllegalArgumentException e) {
            throw new DataException("these runs cannot be compared: " + e.getMessage(), e);
        }
    }

    /** The same with another baseline. */
    public ComparisonReport withBaseline(String other) {
        return new ComparisonReport(name, other, evaluate, resamples, confidence, overrides);
    }

    private MethodResult method(String label, List<FinishedRun> finished, List<SeedFailure> failures, Judging judging) {
        return new MethodResult(
                label,
                finished.stream().map(run -> result(run, run.seed(), judging)).toList(),
                failures,
                overrides.getOrDefault(label, List.of()),
                0);
    }

    /** A teacher that was named by hand serves every seed. */
    private List<SeedResult> teacherResults(ComparisonRuns runs, Judging judging) {
        List<SeedResult> results = new ArrayList<>();
        runs.teachers().forEach((seed, run) -> results.add(result(run, seed, judging)));
        return results;
    }

    private SeedResult result(FinishedRun run, long seed, Judging judging) {
        Answers answers = judging.answers().apply(run);
        return new SeedResult(
                seed,
                Metrics.of(answers.predictions(), judging.evaluate().scorer()),
                answers.predictions(),
                answers.groups(),
                new Cost(
                        run.cost().parameters(),
                        run.epochs(),
                        run.cost().trainSeconds(),
                        run.cost().samplesPerSecond(),
                        run.cost().peakMemoryMiB() == 0
                                ? Double.NaN
                                : run.cost().peakMemoryMiB()),
                run.folder().path().toString());
    }

    private ComparisonSetup setup(ComparisonRuns runs, Judging judging) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("decant", Versions.decant());
        provenance.put("tensorflow", Versions.tensorFlow());
        provenance.put("processors", Runtime.getRuntime().availableProcessors());
        provenance.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        boolean patients = runs.contenders().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(judging.answers())
                .map(answers -> !answers.groups().equals(answers.predictions().ids()))
                .orElse(false);
        return new ComparisonSetup(
                name,
                baseline,
                judging.evaluate().select(),
                judging.evaluate().scorer(),
                resamples,
                confidence,
                RESAMPLING_SEED,
                patients ? "patients" : "records",
                judging.judged(),
                provenance);
    }

    /** The settings in which one training differs from another, such as {@code epochs = 12 (8)}. */
    public static List<String> differences(TrainConfig own, TrainConfig common) {
        List<String> differences = new ArrayList<>();
        differ(differences, "epochs", own.epochs(), common.epochs());
        differ(differences, "batch-size", own.batchSize(), common.batchSize());
        differ(differences, "optimizer", own.optimizer(), common.optimizer());
        differ(differences, "schedule", own.schedule(), common.schedule());
        differ(differences, "clip-norm", own.clipNorm(), common.clipNorm());
        differ(differences, "class-weights", own.classWeights(), common.classWeights());
        differ(differences, "patience", own.patience(), common.patience());
        differ(differences, "augment", augment(own), augment(common));
        return differences;
    }

    private static List<String> augment(TrainConfig train) {
        return train.augment().stream()
                .map(chosen -> chosen.type() + " " + chosen.config())
                .toList();
    }

    private static void differ(List<String> differences, String key, Object own, Object common) {
        if (!own.equals(common)) {
            differences.add(key + " = " + own);
        }
    }
}
