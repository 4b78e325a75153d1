package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.Sequence;

/** The standard deviation of each channel, the scale of what is added to it. */
final class Spread {
    private Spread() {}

    /** [channels]; 0 for a flat one. */
    static float[] of(Sequence sequence) {
        int channels = sequence.channels();
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        float[] values = sequence.values();
        for (int i = 0; i < values.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += values[i + c];
                squares[c] += (double) values[i + c] * values[i + c];
            }
        }
        float[] spread = new float[channels];
        int steps = Math.max(1, sequence.steps());
        for (int c = 0; c < channels; c++) {
            double mean = sums[c] / steps;
            spread[c] = (float) Math.sqrt(Math.max(0, squares[c] / steps - mean * mean));
        }
        return spread;
    }
}
