package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/** Multiplies a whole recording, all leads alike, by one log-normal factor: electrodes differ in how well they conduct. */
public final class Gain implements Augmentation<GainConfig> {
    @Override
    public Class<GainConfig> configType() {
        return GainConfig.class;
    }

    @Override
    public String summary() {
        return "One log-normal gain for the whole recording";
    }

    @Override
    public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, GainConfig config) {
        float gain = (float) Math.exp(config.deviation() * random.nextGaussian());
        float[] values = sequence.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= gain;
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }
}
