package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.config.Meaning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The options of the scorer {@code cinc2019}. */
public record Cinc2019ScorerConfig(
        @Meaning(
                "Time from the first positive label to the onset, as data.label-horizon is; the published labels have 6h")
        Duration labelHorizon,

        @Meaning("Where decant score writes the utility of each patient as CSV")
        Optional<Path> patients) {}
