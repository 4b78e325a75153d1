package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.report.Comparison;
import dev.decant.runtime.report.ComparisonCalculation;
import dev.decant.runtime.report.ComparisonSetup;
import dev.decant.runtime.report.Cost;
import dev.decant.runtime.report.MethodResult;
import dev.decant.runtime.report.SeedFailure;
import dev.decant.runtime.report.SeedResult;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.Versions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * Judges the runs.
     *
     * @throws dev.decant.api.data.DataException if runs were trained on different batches
     */
    public Comparison of(ComparisonRuns runs) {
        CommonPlan.require(runs, baseline);
        List<MethodResult> contenders = new ArrayList<>();
        runs.contenders().forEach((label, finished) -> contenders.add(method(label, finished, List.of())));
        runs.failures()
                .forEach((label, failure) -> contenders.add(
                        method(label, List.of(), List.of(new SeedFailure(failure.seed(), failure.reason())))));
        Optional<MethodResult> teacher = runs.teachers().isEmpty()
                ? Optional.empty()
                : Optional.of(new MethodResult(
                        RunSpecs.TEACHER,
                        teacherResults(runs),
                        List.of(),
                        overrides.getOrDefault(RunSpecs.TEACHER, List.of()),
                        0));
        try {
            return ComparisonCalculation.of(setup(runs), teacher, contenders);
        } catch (IllegalArgumentException e) {
            throw new DataException("these runs cannot be compared: " + e.getMessage(), e);
        }
    }

    /** The same with another baseline. */
    public ComparisonReport withBaseline(String other) {
        return new ComparisonReport(name, other, evaluate, resamples, confidence, overrides);
    }

    private MethodResult method(String label, List<FinishedRun> finished, List<SeedFailure> failures) {
        return new MethodResult(
                label,
                finished.stream().map(run -> result(run, run.seed())).toList(),
                failures,
                overrides.getOrDefault(label, List.of()),
                0);
    }

    /** A teacher that was named by hand serves every seed. */
    private List<SeedResult> teacherResults(ComparisonRuns runs) {
        List<SeedResult> results = new ArrayList<>();
        runs.teachers().forEach((seed, run) -> results.add(result(run, seed)));
        return results;
    }

    private SeedResult result(FinishedRun run, long seed) {
        return new SeedResult(
                seed,
                Metrics.of(run.test(), evaluate.scorer()),
                run.test(),
                run.groups(),
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

    private ComparisonSetup setup(ComparisonRuns runs) {
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("decant", Versions.decant());
        provenance.put("tensorflow", Versions.tensorFlow());
        provenance.put("processors", Runtime.getRuntime().availableProcessors());
        provenance.put("system", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        boolean patients = runs.contenders().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(run -> !run.groups().equals(run.test().ids()))
                .orElse(false);
        return new ComparisonSetup(
                name,
                baseline,
                evaluate.select(),
                evaluate.scorer(),
                resamples,
                confidence,
                RESAMPLING_SEED,
                patients ? "patients" : "records",
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
