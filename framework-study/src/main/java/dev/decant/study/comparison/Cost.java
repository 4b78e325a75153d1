package dev.decant.study.comparison;

/**
 * What one training took.
 *
 * @param parameters trainable parameters of the network that predicts
 * @param epochs that were trained
 * @param trainSeconds wall-clock time of the training steps, validation not included
 * @param samplesPerSecond training records in a second
 * @param peakMemoryMiB the process's greatest resident memory, NaN where it is not known
 */
public record Cost(long parameters, int epochs, double trainSeconds, double samplesPerSecond, double peakMemoryMiB) {}
