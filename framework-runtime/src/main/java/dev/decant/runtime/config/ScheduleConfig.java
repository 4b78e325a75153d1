package dev.decant.runtime.config;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The learning rate over a phase: a linear warm-up, then constant or a half cosine. */
public record ScheduleConfig(
        @Meaning("the shape after the warm-up") Type type,

        @Meaning("epochs of linear warm-up from 0 to the peak; at most the epochs of the phase")
        @Range(min = 0, max = 10000)
        double warmupEpochs,

        @Meaning("learning rate at the end as a share of the peak") @Range(min = 0, max = 1)
        double finalShare) {
    /** The known shapes. */
    public enum Type {
        COSINE,
        CONSTANT
    }
}
