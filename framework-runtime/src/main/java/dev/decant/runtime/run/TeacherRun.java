package dev.decant.runtime.run;

import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.runtime.config.Selected;
import java.util.List;

/**
 * A finished run as another run's teacher.
 *
 * @param readouts those that its strategy asked for
 */
public record TeacherRun(FinishedRun run, Selected<NetworkProvider<Record>> network, List<ReadoutSpec> readouts) {}
