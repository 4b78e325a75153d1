package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the augmentation {@code gain}. */
public record GainConfig(
        @Meaning("Standard deviation of the gain's natural logarithm: 0.1 for about 10 percent")
        @Range(min = 0, max = 2)
        double deviation) {}
