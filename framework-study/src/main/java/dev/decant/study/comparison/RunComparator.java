package dev.decant.study.comparison;

import dev.decant.api.data.DataException;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.KeptAnalyses;
import dev.decant.study.example.ExampleChoice;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.search.TuningEffort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From finished runs to their comparison.
 *
 * @param name of the experiment
 * @param baseline the contender that the others are compared with
 * @param evaluate what judges
 * @param resamples of the bootstrap of a single seed
 * @param confidence of the intervals
 * @param margin of non-inferiority to the teacher, in units of the metric that selects
 * @param overrides by method name, settings in which its training differs from the common one
 * @param tuned by method name, how many trials its settings were chosen from
 * @param tuning by method name, what choosing them took, where it is known
 */
public record RunComparator(
        String name,
        String baseline,
        EvaluateConfig evaluate,
        int resamples,
        double confidence,
        OptionalDouble margin,
        Map<String, List<String>> overrides,
        Map<String, Integer> tuned,
        Map<String, TuningEffort> tuning) {
    /** Of runs whose configuration compares nothing. */
    private static final int RESAMPLES = 2000;

    private static final double CONFIDENCE = 0.95;

    /**
     * Of the runs that an experiment's section {@code compare} trains.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if it has none
     */
    public static RunComparator of(Experiment experiment) {
        CompareConfig compare = ComparisonTrainer.compare(experiment);
        Map<String, List<String>> overrides = new HashMap<>();
        for (Contender contender : compare.contenders()) {
            List<String> differences = new ArrayList<>(TrainingDifferences.of(contender.train(), experiment.train()));
            if (!contender.splitter().equals(experiment.splitter())) {
                differences.add("splitter = " + contender.splitter().type() + " "
                        + contender.splitter().config());
            }
            overrides.put(contender.name(), differences);
        }
        if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
            overrides.put(RunSpecs.TEACHER, TrainingDifferences.of(trained.train(), experiment.train()));
        }
        return new RunComparator(
                experiment.name(),
                compare.baseline(),
                experiment.evaluate(),
                compare.resamples(),
                compare.confidence(),
                compare.margin(),
                overrides,
                compare.tuned(),
                Map.of());
    }

    /**
     * Of finished runs, by the statistics of the configuration beside them.
     *
     * @param name what the comparison is called
     * @param baseline the contender that the others are compared with
     */
    public static RunComparator ofFinished(String name, String baseline, Experiment experiment) {
        return new RunComparator(
                name,
                baseline,
                experiment.evaluate(),
                experiment.compare().map(CompareConfig::resamples).orElse(RESAMPLES),
                experiment.compare().map(CompareConfig::confidence).orElse(CONFIDENCE),
                experiment.compare().map(CompareConfig::margin).orElse(OptionalDouble.empty()),
                Map.of(),
                experiment.compare().map(CompareConfig::tuned).orElse(Map.of()),
                Map.of());
    }

    /** The same with another baseline. */
    public RunComparator withBaseline(String other) {
        return new RunComparator(name, other, evaluate, resamples, confidence, margin, overrides, tuned, tuning);
    }

    /** The same with what the tuning of its methods took. */
    public RunComparator withTuning(Map<String, TuningEffort> efforts) {
        return new RunComparator(name, baseline, evaluate, resamples, confidence, margin, overrides, tuned, efforts);
    }

    /**
     * Judges the runs on their test split.
     *
     * @throws DataException if runs were trained on different batches
     */
    public Comparison of(ComparisonRuns runs) {
        return calculation(runs).comparison();
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

    /** {@link #of(ComparisonRuns)} before it is written up, so that other differences can be asked for too. */
    public ComparisonCalculation calculation(ComparisonRuns runs) {
        return calculation(runs, Judging.onTestSplit(evaluate, runs));
    }

    /** {@link #of(ComparisonRuns, ExternalData)} before it is written up. */
    public ComparisonCalculation calculation(ComparisonRuns runs, ExternalData external) throws IOException {
        return calculation(runs, Judging.on(external, evaluate, runs));
    }

    /**
     * Judges the runs on every set, and adds what is known of their insides.
     *
     * @param data where it is open: then example recordings show their signals
     */
    Findings findings(ComparisonRuns runs, ExternalSets external, Optional<OpenedData> data) throws IOException {
        Comparison test = of(runs);
        Map<String, Comparison> elsewhere = new LinkedHashMap<>();
        for (ExternalData set : external.sets()) {
            elsewhere.put(set.name(), of(runs, set));
        }
        return new Findings(test, elsewhere, KeptAnalyses.of(runs.all()), ExampleChoice.of(runs.oneEach(), data));
    }

    private ComparisonCalculation calculation(ComparisonRuns runs, Judging judging) {
        CommonPlan.require(runs, baseline);
        List<MethodResult> contenders = new ArrayList<>();
        runs.contenders().forEach((label, finished) -> contenders.add(method(label, finished, List.of(), judging)));
        runs.failures()
                .forEach((label, failure) -> contenders.add(
                        method(label, List.of(), List.of(new SeedFailure(failure.seed(), failure.reason())), judging)));
        Optional<MethodResult> teacher =
                runs.teachers().isEmpty() ? Optional.empty() : Optional.of(teacher(runs, judging));
        try {
            return ComparisonCalculation.prepare(judging.setup(this, runs), teacher, contenders);
        } catch (IllegalArgumentException e) {
            throw new DataException("these runs cannot be compared: " + e.getMessage(), e);
        }
    }

    private MethodResult method(String label, List<FinishedRun> finished, List<SeedFailure> failures, Judging judging) {
        List<SeedResult> results =
                finished.stream().map(run -> judging.result(run, run.seed())).toList();
        List<String> warnings = new ArrayList<>();
        if (judging.ownSplit()) {
            MethodWarnings.undertrained(label, finished, evaluate.select()).ifPresent(warnings::add);
            warnings.addAll(MethodWarnings.ailing(label, finished));
        }
        MethodWarnings.constant(label, results, judging.judged().records()).ifPresent(warnings::add);
        return new MethodResult(
                label,
                results,
                failures,
                overrides.getOrDefault(label, List.of()),
                tuned.getOrDefault(label, 0),
                warnings);
    }

    /** A teacher that was named by hand serves every seed. */
    private MethodResult teacher(ComparisonRuns runs, Judging judging) {
        List<SeedResult> results = new ArrayList<>();
        runs.teachers().forEach((seed, run) -> results.add(judging.result(run, seed)));
        return new MethodResult(
                RunSpecs.TEACHER,
                results,
                List.of(),
                overrides.getOrDefault(RunSpecs.TEACHER, List.of()),
                tuned.getOrDefault(RunSpecs.TEACHER, 0),
                MethodWarnings.constant(
                                RunSpecs.TEACHER, results, judging.judged().records())
                        .stream()
                        .toList());
    }
}
