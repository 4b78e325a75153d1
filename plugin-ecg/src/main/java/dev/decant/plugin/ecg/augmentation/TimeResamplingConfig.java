package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code time-resampling}. */
public record TimeResamplingConfig(
        @Meaning("By which share a recording is slower or faster at full strength") @Range(min = 0, max = 0.5)
        double share) {}
