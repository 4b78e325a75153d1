package dev.decant.reproduction;

import dev.decant.runtime.config.AnalysisConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.analysis.AnalysisOptions;
import dev.decant.study.analysis.Analyst;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonCalculation;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.RunComparator;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Compares one task's runs on every set, looks into them where figures ask for it, and judges the claims.
 *
 * @param targets what is asked for
 * @param analyst looks into networks
 */
record TaskJudge(ReproducedTask task, Set<Target> targets, Analyst analyst, CacheProgress progress) {
    static Analyst analyst(TrainedNetworks networks, Experiment experiment, CacheProgress progress) {
        AnalysisConfig config = experiment.analysis();
        return new Analyst(
                networks, new AnalysisOptions(config.records(), config.batchSize(), config.window()), progress);
    }

    /** Whether the targets are about the inside of networks. */
    boolean looksInside() {
        return targets.contains(Target.FIGURE2) || targets.contains(Target.FIGURE3);
    }

    /**
     * @param data that the runs were trained on, where it is open
     * @param notAnalysed why it is not
     */
    TaskReproduction judge(
            ComparisonRuns runs,
            RunComparator comparator,
            ExternalSets external,
            Optional<OpenedData> data,
            String notAnalysed)
            throws IOException {
        List<RunAnalysis> analyses = new ArrayList<>();
        progress.notice(task.name() + ": comparing the runs");
        ComparisonCalculation calculation = comparator.calculation(runs);
        Comparison test = calculation.comparison();
        Analyses onTest = !looksInside() || data.isEmpty()
                ? Analyses.none(notAnalysed)
                : Analyses.of(runs, (run, teacher) -> analyst.analyse(run, teacher, data.orElseThrow()), progress);
        analyses.addAll(onTest.done());
        Evidence evidence = evidence(Evidence.TEST, test, calculation, onTest);
        Map<String, Comparison> elsewhere = new LinkedHashMap<>();
        List<Evidence> onExternal = new ArrayList<>();
        for (ExternalData set : external.sets()) {
            progress.notice(task.name() + ": comparing the runs on " + set.name());
            ComparisonCalculation there = comparator.calculation(runs, set);
            Comparison comparison = there.comparison();
            elsewhere.put(set.name(), comparison);
            Analyses inside = looksInside()
                    ? Analyses.of(runs, (run, teacher) -> analyst.analyse(run, teacher, set), progress)
                    : Analyses.none("");
            analyses.addAll(inside.done());
            onExternal.add(evidence(set.name(), comparison, there, inside));
        }
        progress.notice(task.name() + ": judging the claims");
        Claims claims = new Claims(comparator.resamples(), comparator.confidence());
        return new TaskReproduction(
                task.name(),
                task.title(),
                test,
                elsewhere,
                analyses,
                claims.judge(targets, evidence, onExternal),
                task.published());
    }

    private static Evidence evidence(
            String set, Comparison comparison, ComparisonCalculation calculation, Analyses analyses) {
        Map<String, String> absent = new LinkedHashMap<>();
        List<String> finished = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            if (row.finished()) {
                finished.add(row.name());
            } else {
                absent.put(
                        row.name(),
                        row.failures().stream()
                                .findFirst()
                                .map(SeedFailure::firstLine)
                                .orElse("no run finished"));
            }
        }
        return new Evidence(
                set,
                comparison.measures(),
                calculation::difference,
                finished,
                absent,
                analyses.done(),
                analyses.missing(),
                measure -> measure == comparison.setup().primary()
                        ? comparison.setup().margin()
                        : OptionalDouble.empty());
    }
}
