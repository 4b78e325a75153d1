package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/** Adds white Gaussian noise to every sample of every lead. */
public final class Noise implements Augmentation<NoiseConfig> {
    @Override
    public Class<NoiseConfig> configType() {
        return NoiseConfig.class;
    }

    @Override
    public String summary() {
        return "White Gaussian noise on every sample";
    }

    @Override
    public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, NoiseConfig config) {
        float[] values = sequence.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (config.deviation() * random.nextGaussian());
        }
        return new Sequence(values, sequence.steps(), sequence.channels());
    }
}
