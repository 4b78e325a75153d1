package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.random.RandomGenerator;

/** Blanks some channels out, as if their electrodes had come off; at least one is left. */
public final class ChannelMask implements AugmentationOperation<ChannelMaskConfig> {
    @Override
    public Class<ChannelMaskConfig> configType() {
        return ChannelMaskConfig.class;
    }

    @Override
    public String summary() {
        return "Sets some channels to zero, never all";
    }

    @Override
    public Sequence apply(
            Sequence sequence, InputSpec input, double strength, RandomGenerator random, ChannelMaskConfig config) {
        int channels = sequence.channels();
        double expected = strength * config.share() * channels;
        if (expected <= 0 || channels == 1) {
            return sequence;
        }
        // Rounded up or down by chance, so that weak masks are rare rather than absent.
        int masked = Math.min(channels - 1, (int) (expected + random.nextDouble()));
        boolean[] off = new boolean[channels];
        for (int left = masked; left > 0; ) {
            int channel = random.nextInt(channels);
            if (!off[channel]) {
                off[channel] = true;
                left--;
            }
        }
        float[] values = sequence.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (off[i % channels]) {
                values[i] = 0;
            }
        }
        return new Sequence(values, sequence.steps(), channels);
    }
}
