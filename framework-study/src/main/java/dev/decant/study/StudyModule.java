package dev.decant.study;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.decant.runtime.experiment.Rehearsal;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.study.analysis.Analysing;
import dev.decant.study.benchmark.Benchmarking;
import dev.decant.study.comparison.Comparing;
import dev.decant.study.comparison.ComparisonTrainer;
import dev.decant.study.curve.CurveMaking;
import dev.decant.study.dataset.Describing;
import dev.decant.study.download.Downloading;
import dev.decant.study.explain.ConfigurationReference;
import dev.decant.study.explain.Explainer;
import dev.decant.study.export.Exporting;
import dev.decant.study.field.Generating;
import dev.decant.study.field.Scoring;
import dev.decant.study.figure.Varying;
import dev.decant.study.run.Evaluating;
import dev.decant.study.run.ExperimentCheck;
import dev.decant.study.run.Predicting;
import dev.decant.study.run.RunListing;
import dev.decant.study.run.Training;
import dev.decant.study.scaffold.PluginScaffold;
import dev.decant.study.search.ContenderTuning;
import dev.decant.study.search.Searching;
import dev.decant.study.search.Tuning;

/** What can be done with experiments and runs. It needs a {@link PluginCatalog}, which another module provides. */
public final class StudyModule extends AbstractModule {
    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        requireBinding(PluginCatalog.class);
        bind(Training.class);
        bind(ComparisonTrainer.class);
        bind(Comparing.class);
        bind(CurveMaking.class);
        bind(Evaluating.class);
        bind(Analysing.class);
        bind(Predicting.class);
        bind(Exporting.class);
        bind(RunListing.class);
        bind(Scoring.class);
        bind(Generating.class);
        bind(PluginScaffold.class);
        bind(Varying.class);
        bind(Describing.class);
        bind(Downloading.class);
        bind(Benchmarking.class);
        bind(Searching.class);
        bind(Tuning.class);
        bind(ContenderTuning.class);
        bind(Explainer.class);
        bind(ConfigurationReference.class);
    }

    @Provides
    ExperimentCheck check(Rehearsal rehearsal) {
        return rehearsal::rehearse;
    }
}
