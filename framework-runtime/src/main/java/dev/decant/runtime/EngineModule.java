package dev.decant.runtime;

import com.google.inject.AbstractModule;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.runtime.experiment.Fitting;
import dev.decant.runtime.experiment.RecalledRuns;
import dev.decant.runtime.experiment.Rehearsal;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.experiment.UntrainedRuns;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.training.StopRequest;

/** Binds the engine's services, which hold no run's values. They need a {@link PluginCatalog}, which others bind. */
public final class EngineModule extends AbstractModule {
    private final StopRequest stop;

    public EngineModule() {
        this(new StopRequest());
    }

    /** @param stop is heard by every training */
    public EngineModule(StopRequest stop) {
        this.stop = stop;
    }

    @Override
    protected void configure() {
        requireBinding(PluginCatalog.class);
        bind(StopRequest.class).toInstance(stop);
        bind(ExperimentLoader.class);
        bind(ExperimentVariants.Reader.class);
        bind(RunSpecs.class);
        bind(TrainedNetworks.class);
        bind(Teachers.class);
        bind(RecalledRuns.class);
        bind(UntrainedRuns.class);
        bind(Fitting.class);
        bind(Rehearsal.class);
    }
}
