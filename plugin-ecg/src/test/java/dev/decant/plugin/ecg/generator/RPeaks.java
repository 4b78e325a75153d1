package dev.decant.plugin.ecg.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds beats by the energy of the signals' slopes, without any knowledge of how they were made: squared differences over
 * 20 ms, summed over the leads and over 100 ms; peaks above a share of the tall ones, at least 220 ms apart; within 360 ms a peak
 * of less than half of the last one is its T wave (Pan and Tompkins 1985).
 */
final class RPeaks {
    private RPeaks() {}

    /** The times of the beats, in s. */
    static double[] find(float[][] leads, double rate) {
        int samples = leads[0].length;
        int lag = (int) Math.round(.02 * rate);
        int window = (int) Math.round(.1 * rate);
        double[] slope = new double[samples];
        for (float[] lead : leads) {
            for (int i = lag; i < samples; i++) {
                double difference = lead[i] - lead[i - lag];
                slope[i] += difference * difference;
            }
        }
        double[] energy = new double[samples];
        for (int i = 0; i < samples; i++) {
            for (int k = Math.max(0, i - window / 2); k <= Math.min(samples - 1, i + window / 2); k++) {
                energy[i] += slope[k];
            }
        }
        double[] sorted = energy.clone();
        Arrays.sort(sorted);
        double threshold = .15 * sorted[(int) (.97 * sorted.length)];
        List<Integer> peaks = new ArrayList<>();
        int last = -samples;
        int distance = (int) Math.round(.22 * rate);
        for (int i = 0; i < energy.length; i++) {
            boolean highest = energy[i] > threshold;
            for (int k = Math.max(0, i - distance); highest && k <= Math.min(energy.length - 1, i + distance); k++) {
                highest = energy[k] < energy[i] || (energy[k] == energy[i] && k >= i);
            }
            if (highest && !(i - last < .36 * rate && energy[i] < .5 * energy[Math.max(0, last)])) {
                last = i;
                peaks.add(i);
            }
        }
        return peaks.stream().mapToDouble(i -> i / rate).toArray();
    }

    /** The intervals between beats, in s. */
    static double[] intervals(double[] peaks) {
        double[] intervals = new double[Math.max(0, peaks.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = peaks[i + 1] - peaks[i];
        }
        return intervals;
    }
}
