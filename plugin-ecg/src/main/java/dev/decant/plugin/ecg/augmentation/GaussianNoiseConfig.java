package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code gaussian-noise}. */
public record GaussianNoiseConfig(
        @Meaning("Standard deviation of the noise at full strength, in standard deviations of the lead")
        @Range(min = 0, max = 10)
        double deviation) {}
