package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code baseline-wander}. */
public record BaselineWanderConfig(
        @Meaning("Amplitude at full strength, in standard deviations of the lead") @Range(min = 0, max = 10)
        double amplitude) {}
