package dev.decant.reproduction;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.runtime.config.AnalysisConfig;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.analysis.AnalysisOptions;
import dev.decant.study.analysis.Analyst;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonCalculation;
import dev.decant.study.comparison.ComparisonReport;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.ComparisonTrainer;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.SeedFailure;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalSets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Repeats the paper's tables, figures and claims for one task: trains what they need, or takes finished runs. */
public final class Reproducer {
    private final PluginCatalog catalog;
    private final TrainingListener progress;
    private final Set<Target> targets;

    /** @param targets what is asked for */
    public Reproducer(PluginCatalog catalog, TrainingListener progress, Set<Target> targets) {
        this.catalog = catalog;
        this.progress = progress;
        this.targets = Set.copyOf(targets);
    }

    /**
     * Trains the contenders that the targets need; what is finished already is found.
     *
     * @throws InvalidConfiguration if the experiment has no comparison or its parts do not fit together
     * @throws DataException if the data cannot be used
     */
    public TaskReproduction train(ReproducedTask task, Experiment whole) throws IOException {
        CompareConfig compare = Methods.neededBy(
                targets,
                whole.compare()
                        .orElseThrow(() -> new InvalidConfiguration(
                                "the configuration has no section compare: name the strategies under"
                                        + " compare.strategies")));
        Experiment experiment = whole.withCompare(compare);
        int perSeed = compare.contenders().size() + (whole.teacher() instanceof TeacherConfig.Trained ? 1 : 0);
        ComparisonTrainer trainer = new ComparisonTrainer(
                experiment,
                catalog,
                new RunCount(progress, task.name(), perSeed * compare.seeds().size()));
        try (OpenedData data =
                        OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress);
                ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            external.requireFit(data.task(), data.input());
            ComparisonRuns runs = trainer.train(data);
            return judge(task, experiment, runs, trainer.report(), external, Optional.of(data), "");
        }
    }

    /**
     * Makes the reproduction of finished runs. Their data are opened only where figures ask for them; where that fails,
     * the claims on the inside of networks stay undecided.
     *
     * @param experiment the configuration beside one of the runs
     */
    public TaskReproduction ofRuns(ReproducedTask task, Experiment experiment, ComparisonRuns runs) throws IOException {
        ComparisonReport report = ComparisonReport.ofFinished(task.name(), runs.usualBaseline(), experiment);
        try (ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            if (!looksInside()) {
                return judge(task, experiment, runs, report, external, Optional.empty(), "");
            }
            Optional<OpenedData> data = Optional.empty();
            String reason = "";
            try {
                data = Optional.of(
                        OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress));
            } catch (DataException e) {
                reason = "the runs' data cannot be opened: " + e.getMessage();
                progress.notice(reason);
            }
            try {
                return judge(task, experiment, runs, report, external, data, reason);
            } finally {
                data.ifPresent(OpenedData::close);
            }
        }
    }

    private boolean looksInside() {
        return targets.contains(Target.FIGURE2) || targets.contains(Target.FIGURE3);
    }

    private TaskReproduction judge(
            ReproducedTask task,
            Experiment experiment,
            ComparisonRuns runs,
            ComparisonReport report,
            ExternalSets external,
            Optional<OpenedData> data,
            String notAnalysed)
            throws IOException {
        Analyst analyst = new Analyst(catalog, options(experiment.analysis()), progress);
        List<RunAnalysis> analyses = new ArrayList<>();
        progress.notice(task.name() + ": comparing the runs");
        ComparisonCalculation calculation = report.calculation(runs);
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
            ComparisonCalculation there = report.calculation(runs, set);
            Comparison comparison = there.comparison();
            elsewhere.put(set.name(), comparison);
            Analyses inside = looksInside()
                    ? Analyses.of(runs, (run, teacher) -> analyst.analyse(run, teacher, set), progress)
                    : Analyses.none("");
            analyses.addAll(inside.done());
            onExternal.add(evidence(set.name(), comparison, there, inside));
        }
        progress.notice(task.name() + ": judging the claims");
        Claims claims = new Claims(report.resamples(), report.confidence());
        return new TaskReproduction(
                task.name(),
                task.title(),
                test,
                elsewhere,
                analyses,
                claims.judge(targets, evidence, onExternal),
                task.published());
    }

    private static AnalysisOptions options(AnalysisConfig config) {
        return new AnalysisOptions(config.records(), config.batchSize(), config.window());
    }

    private static Evidence evidence(
            String set, Comparison comparison, ComparisonCalculation calculation, Analyses analyses) {
        Map<String, String> absent = new LinkedHashMap<>();
        List<String> finished = new ArrayList<>();
        for (MethodRow row : comparison.methods()) {
            if (!row.seeds().isEmpty()) {
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
                analyses.missing());
    }
}
