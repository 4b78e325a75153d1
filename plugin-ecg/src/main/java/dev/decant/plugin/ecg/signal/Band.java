package dev.decant.plugin.ecg.signal;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;

/** The frequencies that a band-pass filter keeps. */
public record Band(
        @Meaning("Lower edge in Hz: baseline wander lies below 1 Hz") @Range(min = 0.01, max = 1000)
        double low,

        @Meaning("Upper edge in Hz, below half of sample-rate: muscle noise and mains lie above 45 Hz")
        @Range(min = 0.1, max = 5000)
        double high) {}
