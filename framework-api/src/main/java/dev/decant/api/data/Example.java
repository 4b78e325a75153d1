package dev.decant.api.data;

/**
 * A record as it was read.
 *
 * @param sequence the recording at the configured sampling rate, in physical units, of any length
 * @param target one-hot or multi-hot [classes]; [steps] for a per-step task
 */
public record Example(Sequence sequence, float[] target) {}
