package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.config.Meaning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The options of the scorer {@code cinc2019}. */
public record Cinc2019ScorerConfig(
        @Meaning("Without effect: scores are reckoned from the published labels; accepted for earlier configurations")
        Optional<Duration> labelHorizon,

        @Meaning("Where decant score writes the utility of each patient as CSV")
        Optional<Path> patients) {}
