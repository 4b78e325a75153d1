package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/**
 * Plays a recording slower or faster around its middle, and cuts or pads it with zeros to its length: a tone of frequency
 * f becomes one of f times the factor. Linear interpolation.
 */
public final class TimeResampling implements AugmentationOperation<TimeResamplingConfig> {
    @Override
    public Class<TimeResamplingConfig> configType() {
        return TimeResamplingConfig.class;
    }

    @Override
    public String summary() {
        return "Resamples in time, slower or faster by chance, and cuts to the length";
    }

    @Override
    public Sequence apply(
            Sequence sequence, InputSpec input, double strength, RandomGenerator random, TimeResamplingConfig config) {
        double change = strength * config.share();
        if (change <= 0) {
            return sequence;
        }
        double factor = random.nextBoolean() ? 1 + change : 1 / (1 + change);
        int steps = sequence.steps();
        int channels = sequence.channels();
        float[] values = sequence.values();
        float[] resampled = new float[values.length];
        double middle = (steps - 1) / 2.0;
        for (int step = 0; step < steps; step++) {
            double at = middle + (step - middle) * factor;
            int before = (int) Math.floor(at);
            if (before < 0 || at > steps - 1) {
                continue;
            }
            int after = Math.min(before + 1, steps - 1);
            float share = (float) (at - before);
            for (int c = 0; c < channels; c++) {
                resampled[step * channels + c] =
                        values[before * channels + c] * (1 - share) + values[after * channels + c] * share;
            }
        }
        return new Sequence(resampled, steps, channels);
    }
}
