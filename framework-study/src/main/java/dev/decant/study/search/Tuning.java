package dev.decant.study.search;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.Study;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.config.TuneConfig;
import dev.decant.runtime.experiment.Workspaces;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.execution.Jobs;
import dev.decant.study.listening.Telling;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** Searches for the values of keys, by the metric that selects checkpoints on the validation split. */
public final class Tuning {
    private final Searching searching;
    private final StopRequest stop;

    @Inject
    Tuning(Searching searching, StopRequest stop) {
        this.searching = searching;
        this.stop = stop;
    }

    /**
     * Searches as the section {@code tune} of a configuration says. A search that was interrupted goes on with the same decisions; a
     * trial that fails is worse than all others.
     *
     * @param jobs how many runs are trained side by side, and where
     * @param listener hears the search
     * @param progress hears every run
     * @throws InvalidConfiguration if there is no section {@code tune}, its epochs do not fit, or no trial fits the rest
     * @throws dev.decant.runtime.config.ConfigurationException if no trial of a strategy fits the rest
     * @throws dev.decant.api.data.DataException if the data cannot be used
     */
    public Tuned tune(ExperimentVariants variants, Jobs jobs, SearchListener listener, TrainingListener progress)
            throws IOException {
        Experiment experiment = variants.base();
        TuneConfig tune = experiment
                .tune()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the configuration has no section tune: name keys and their spaces under tune.parameters"));
        SearchPlan plan = SearchPlan.of(variants, tune, "");
        try (Telling telling = Telling.open(experiment, Study.Kind.SEARCH, progress, stop);
                OpenedData data =
                        OpenedData.open(experiment.data(), experiment.split(), Workspaces.of(experiment), progress)) {
            searching.requireFit(List.of(plan), data);
            Tuned tuned = searching.search(plan, data, jobs, listener, telling.runs());
            telling.ended(Telling.files(
                    tuned.folder(), List.of("report.html", "tune.txt", "trials.csv", "best.conf", "journal.jsonl")));
            return tuned;
        }
    }
}
