package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code time-mask}. */
public record TimeMaskConfig(
        @Meaning("Share of the time that is blanked out at full strength") @Range(min = 0, max = 1)
        double share) {}
