package dev.decant.plugin.ehr.generator;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the generator {@code icu}. */
public record IcuGeneratorConfig(
        @Meaning("Share of patients who become septic; 0.057 in hospital B of the Challenge of 2019")
        @Range(min = 0, max = 1)
        double septic,

        @Meaning("How strongly the onset shows: 1 as in the published statistics, 0 not at all")
        @Range(min = 0, max = 20)
        double strength,

        @Meaning("Longest stay in hours") @Range(min = 24, max = 10_000)
        int longest) {}
