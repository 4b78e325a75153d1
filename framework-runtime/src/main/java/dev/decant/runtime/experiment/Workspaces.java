package dev.decant.runtime.experiment;

import dev.decant.runtime.config.Experiment;
import java.nio.file.Path;

/** Where an experiment keeps what it can make again. */
public final class Workspaces {
    private Workspaces() {}

    /** The folder of caches and generated recordings, shared by all experiments of one folder of runs. */
    public static Path of(Experiment experiment) {
        return experiment.runs().resolve(".cache");
    }
}
