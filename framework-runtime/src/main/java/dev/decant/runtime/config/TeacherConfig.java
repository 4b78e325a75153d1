package dev.decant.runtime.config;

import dev.decant.api.network.NetworkProvider;
import java.nio.file.Path;
import java.util.List;

/** Where the teacher comes from. */
public sealed interface TeacherConfig {
    /** It is trained (or found again) with the run's seed. */
    record Trained(Selected<NetworkProvider<Record>> network, TrainConfig train) implements TeacherConfig {}

    /** A finished run's best checkpoint. */
    record FromRun(Path run) implements TeacherConfig {}

    /**
     * Of each seed the best checkpoint of the finished run of that seed and label, so that the student of one
     * experiment is the teacher of another.
     *
     * @param runs an experiment's folder of runs
     * @param label of its runs, such as the name of a strategy of its comparison
     */
    record FromRuns(Path runs, String label) implements TeacherConfig {}

    /**
     * Several finished runs together: the mean of their logits, for every seed.
     *
     * @param runs their folders
     */
    record Ensemble(List<Path> runs) implements TeacherConfig {}
}
