package dev.decant.study.figure;

import java.util.Optional;

/**
 * Which record augmentation is shown on.
 *
 * @param record its name; empty for the first one
 * @param channel the name of the channel to draw; empty for II where there is one, else the first
 * @param seed decides what is random
 */
public record VariationRequest(Optional<String> record, Optional<String> channel, long seed) {
    /** The first record. */
    public static VariationRequest usual() {
        return new VariationRequest(Optional.empty(), Optional.empty(), 1);
    }
}
