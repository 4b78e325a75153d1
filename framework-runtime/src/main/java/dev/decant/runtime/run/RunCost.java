package dev.decant.runtime.run;

/**
 * What a run took on the machine that ran it.
 *
 * @param trainSeconds the time of all training steps, validation not counted; summed over resumptions
 * @param samplesPerSecond training records in one second
 * @param waitShare the share of the training time spent waiting for input, in [0, 1]
 * @param peakMemoryMiB the greatest resident memory of the process during the run; 0 where the system does not tell
 * @param parameters trainable numbers of the network
 * @param strategyParameters trainable numbers that the strategy adds for training only
 */
public record RunCost(
        double trainSeconds,
        double samplesPerSecond,
        double waitShare,
        long peakMemoryMiB,
        long parameters,
        long strategyParameters) {}
