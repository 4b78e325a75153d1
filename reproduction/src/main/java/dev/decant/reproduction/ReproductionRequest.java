package dev.decant.reproduction;

import dev.decant.runtime.config.Setting;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of the paper is to be repeated.
 *
 * @param targets its tables and figures; at least one
 * @param task such as {@code ecg}; empty for all of them, or for the one that finished runs are of
 * @param profile the ready experiment that is trained, such as {@link #QUICK}
 * @param config a configuration to train instead of the profile's; needs a task
 * @param settings override the configuration
 * @param command what asked for it, for the provenance
 */
public record ReproductionRequest(
        Set<Target> targets,
        Optional<String> task,
        String profile,
        Optional<Path> config,
        List<Setting> settings,
        String command) {
    /** Generated data, minutes. */
    public static final String QUICK = "quick";

    public ReproductionRequest {
        targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
        settings = List.copyOf(settings);
    }

    /** The targets on generated data, for every task. */
    public static ReproductionRequest quick(Set<Target> targets) {
        return new ReproductionRequest(
                targets, Optional.empty(), QUICK, Optional.empty(), List.of(), Reproducing.class.getName());
    }
}
