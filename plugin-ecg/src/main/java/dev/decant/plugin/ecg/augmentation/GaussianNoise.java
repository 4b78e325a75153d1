package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/** Adds white Gaussian noise to every sample, in proportion to each channel's own standard deviation. */
public final class GaussianNoise implements AugmentationOperation<GaussianNoiseConfig> {
    @Override
    public Class<GaussianNoiseConfig> configType() {
        return GaussianNoiseConfig.class;
    }

    @Override
    public String summary() {
        return "Adds white Gaussian noise";
    }

    @Override
    public Sequence apply(
            Sequence sequence, InputSpec input, double strength, RandomGenerator random, GaussianNoiseConfig config) {
        double deviation = strength * config.deviation();
        if (deviation <= 0) {
            return sequence;
        }
        int channels = sequence.channels();
        float[] scale = Spread.of(sequence);
        float[] noisy = sequence.values().clone();
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (deviation * scale[i % channels] * random.nextGaussian());
        }
        return new Sequence(noisy, sequence.steps(), channels);
    }
}
