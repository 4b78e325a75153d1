package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/**
 * Convolves every channel with a Gaussian: a tone of frequency f keeps the share exp(−(2πfσ)²/2) of its amplitude. At the
 * ends the weights that are left are scaled up, so that a constant stays as it is.
 */
public final class GaussianSmoothing implements AugmentationOperation<GaussianSmoothingConfig> {
    /** The Gaussian is cut off at this many standard deviations. */
    private static final double REACH = 4;

    @Override
    public Class<GaussianSmoothingConfig> configType() {
        return GaussianSmoothingConfig.class;
    }

    @Override
    public String summary() {
        return "Smooths all channels with a Gaussian in time";
    }

    @Override
    public Sequence apply(
            Sequence sequence,
            InputSpec input,
            double strength,
            RandomGenerator random,
            GaussianSmoothingConfig config) {
        double deviation = strength * config.deviation() * input.stepsPerSecond();
        int reach = (int) Math.ceil(REACH * deviation);
        if (deviation <= 0 || sequence.steps() == 0) {
            return sequence;
        }
        float[] weights = new float[reach + 1];
        for (int k = 0; k <= reach; k++) {
            weights[k] = (float) Math.exp(-k * k / (2 * deviation * deviation));
        }
        int channels = sequence.channels();
        float[] values = sequence.values();
        float[] smoothed = new float[values.length];
        for (int step = 0; step < sequence.steps(); step++) {
            int from = Math.max(0, step - reach);
            int to = Math.min(sequence.steps() - 1, step + reach);
            float total = 0;
            int out = step * channels;
            for (int other = from; other <= to; other++) {
                float weight = weights[Math.abs(other - step)];
                total += weight;
                int in = other * channels;
                for (int c = 0; c < channels; c++) {
                    smoothed[out + c] += weight * values[in + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                smoothed[out + c] /= total;
            }
        }
        return new Sequence(smoothed, sequence.steps(), channels);
    }
}
