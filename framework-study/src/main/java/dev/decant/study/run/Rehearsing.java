package dev.decant.study.run;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.experiment.Rehearsal;
import dev.decant.runtime.plugin.PluginCatalog;
import jakarta.inject.Inject;
import java.util.List;

/** Opens an experiment's data, builds the graph of every run and estimates memory and time. */
public final class Rehearsing implements ExperimentCheck {
    private final PluginCatalog catalog;

    @Inject
    Rehearsing(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> check(Experiment experiment) {
        return new Rehearsal(experiment, catalog).rehearse();
    }
}
