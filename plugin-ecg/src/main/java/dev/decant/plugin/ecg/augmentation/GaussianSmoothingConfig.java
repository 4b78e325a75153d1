package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code gaussian-smoothing}. */
public record GaussianSmoothingConfig(
        @Meaning("Standard deviation of the Gaussian at full strength, in s") @Range(min = 0, max = 1)
        double deviation) {}
