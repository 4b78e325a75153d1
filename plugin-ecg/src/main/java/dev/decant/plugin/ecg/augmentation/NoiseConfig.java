package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the augmentation {@code noise}. */
public record NoiseConfig(
        @Meaning("Standard deviation of the noise, in the units of the prepared sequence") @Range(min = 0, max = 10)
        double deviation) {}
