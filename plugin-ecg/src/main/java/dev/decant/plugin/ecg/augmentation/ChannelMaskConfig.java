package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The options of the operation {@code channel-mask}. */
public record ChannelMaskConfig(
        @Meaning("Share of the channels that are blanked out at full strength, of several") @Range(min = 0, max = 1)
        double share) {}
