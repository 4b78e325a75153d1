package dev.decant.study.run;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunManifest;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.external.ExternalSets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Judges a finished run on its test split, from the predictions that it saved, and on external sets. */
public final class Evaluating {
    private final ExperimentLoader configurations;

    @Inject
    Evaluating(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * Judges a run, with its own preparation and thresholds. Its page is written where it has none yet.
     *
     * @param folder of the run
     * @param settings override the configuration beside the run
     * @param progress hears how external sets are parsed
     * @param judged hears the scores before a page is written, which may fail
     * @throws dev.decant.api.data.DataException if the folder holds no finished run
     * @throws dev.decant.api.config.InvalidConfiguration if an external set does not fit the run
     */
    public EvaluatedRun evaluate(
            Path folder, List<Setting> settings, CacheProgress progress, Consumer<EvaluatedRun> judged)
            throws IOException {
        FinishedRun run = RunStore.read(folder);
        RunManifest.warning(run.folder()).ifPresent(progress::notice);
        Experiment experiment = configurations.loadBeside(run.folder().config(), settings);
        try (ExternalSets external = ExternalSets.open(experiment, Workspaces.of(experiment), progress)) {
            EvaluatedRun evaluated = EvaluatedRun.of(run, experiment.evaluate(), external);
            judged.accept(evaluated);
            boolean missing = !Files.exists(RunReport.file(run))
                    && Files.isWritable(run.folder().path());
            return missing
                    ? evaluated.withReport(
                            RunReport.write(run, experiment, external, Optional.empty(), progress::notice))
                    : evaluated;
        }
    }
}
