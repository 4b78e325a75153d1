package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/**
 * Adds to every channel the slow drift of breathing and of electrodes: three sines of 0.05 to 0.5 Hz, the same frequencies
 * for all channels, phases of each channel's own.
 */
public final class BaselineWander implements AugmentationOperation<BaselineWanderConfig> {
    private static final int SINES = 3;
    private static final double SLOWEST = .05;
    private static final double FASTEST = .5;

    @Override
    public Class<BaselineWanderConfig> configType() {
        return BaselineWanderConfig.class;
    }

    @Override
    public String summary() {
        return "Adds baseline wander of 0.05 to 0.5 Hz";
    }

    @Override
    public Sequence apply(
            Sequence sequence, InputSpec input, double strength, RandomGenerator random, BaselineWanderConfig config) {
        double amplitude = strength * config.amplitude() / SINES;
        if (amplitude <= 0) {
            return sequence;
        }
        int channels = sequence.channels();
        float[] scale = Spread.of(sequence);
        float[] wandering = sequence.values().clone();
        for (int sine = 0; sine < SINES; sine++) {
            double turn = 2 * Math.PI * random.nextDouble(SLOWEST, FASTEST) / input.stepsPerSecond();
            for (int c = 0; c < channels; c++) {
                add(wandering, c, channels, amplitude * scale[c], turn, random.nextDouble(2 * Math.PI));
            }
        }
        return new Sequence(wandering, sequence.steps(), channels);
    }

    /** A sine by turning a pointer step by step. */
    private static void add(float[] values, int channel, int channels, double amplitude, double turn, double phase) {
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double x = amplitude * Math.cos(phase);
        double y = amplitude * Math.sin(phase);
        for (int i = channel; i < values.length; i += channels) {
            values[i] += (float) y;
            double turned = x * cos - y * sin;
            y = x * sin + y * cos;
            x = turned;
        }
    }
}
