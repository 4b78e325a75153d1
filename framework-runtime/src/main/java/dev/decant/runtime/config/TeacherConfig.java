package dev.decant.runtime.config;

import dev.decant.api.network.NetworkProvider;
import java.nio.file.Path;

/** Where the teacher comes from. */
public sealed interface TeacherConfig {
    /** It is trained (or found again) with the run's seed. */
    record Trained(Selected<NetworkProvider<Record>> network, TrainConfig train) implements TeacherConfig {}

    /** A finished run's best checkpoint. */
    record FromRun(Path run) implements TeacherConfig {}
}
