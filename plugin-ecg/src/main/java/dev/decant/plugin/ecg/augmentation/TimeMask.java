package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Blanks all channels out for a while, at a time by chance. */
public final class TimeMask implements AugmentationOperation<TimeMaskConfig> {
    @Override
    public Class<TimeMaskConfig> configType() {
        return TimeMaskConfig.class;
    }

    @Override
    public String summary() {
        return "Sets all channels to zero for a part of the time";
    }

    @Override
    public Sequence apply(
            Sequence sequence, InputSpec input, double strength, RandomGenerator random, TimeMaskConfig config) {
        int masked = (int) Math.round(strength * config.share() * sequence.steps());
        if (masked <= 0) {
            return sequence;
        }
        int from = random.nextInt(sequence.steps() - masked + 1);
        float[] values = sequence.values().clone();
        Arrays.fill(values, from * sequence.channels(), (from + masked) * sequence.channels(), 0f);
        return new Sequence(values, sequence.steps(), sequence.channels());
    }
}
