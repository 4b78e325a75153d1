package dev.decant.reproduction;

import com.google.inject.AbstractModule;
import dev.decant.reproduction.workload.PaperWorkloads;

/** The paper repeated, by the studies of {@link dev.decant.study.StudyModule}. */
public final class ReproductionModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Reproducer.class);
        bind(Reproducing.class);
        bind(PaperWorkloads.class);
    }
}
