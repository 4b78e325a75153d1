package dev.decant.plugin.ehr.synthetic;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ehr.generator.IcuGeneratorConfig;
import java.time.Duration;

/** The options of the source {@code synthetic-icu}. */
public record SyntheticIcuConfig(
        @Meaning("Number of patients") @Range(min = 1, max = 10_000_000)
        int records,

        @Meaning("Seed of the patients; not that of the run, so that every run sees the same ones")
        long seed,

        @Meaning("Options of the generator icu") IcuGeneratorConfig generator,

        @Meaning("From how long before the onset of sepsis on an hour is positive; the files have 6h")
        Duration labelHorizon,

        @InputFormat
        @Meaning("The greatest magnitude of a prepared value, in robust standard deviations of the training patients")
        @Range(min = 1, max = 1000)
        double clip) {}
