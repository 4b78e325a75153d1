package dev.decant.plugin.ecg.synthetic;

import dev.decant.api.config.InputFormat;
import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.plugin.ecg.generator.EcgGeneratorConfig;
import dev.decant.plugin.ecg.signal.Normalise;
import java.time.Duration;

/** The options of the source {@code synthetic-ecg}. */
public record SyntheticEcgConfig(
        @Meaning("Number of records") @Range(min = 1, max = 10_000_000)
        int records,

        @Meaning("Seed of the records; not that of the run, so that every run sees the same recordings")
        long seed,

        @Meaning("Options of the generator ecg") EcgGeneratorConfig generator,

        @InputFormat @Meaning("Sampling rate that records are brought to, in Hz") @Range(min = 1, max = 10_000)
        double sampleRate,

        @InputFormat @Meaning("Length of what the networks see; longer records are cropped, shorter ones padded")
        Duration length,

        @InputFormat @Meaning("z-score: each lead of each record to mean 0 and standard deviation 1; none: millivolts")
        Normalise normalise) {}
