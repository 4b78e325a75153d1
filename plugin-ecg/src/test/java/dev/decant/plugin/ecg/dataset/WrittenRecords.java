package dev.decant.plugin.ecg.dataset;

import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Small WFDB records for tests. */
public final class WrittenRecords {
    public static final List<String> TWELVE =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    private WrittenRecords() {}

    /** A record whose lead k (from 0) is the constant (k + 1) / 10 mV, with the comments of a challenge. */
    public static void constant(
            Path folder, String name, double rate, int samples, List<String> leads, String... comments)
            throws IOException {
        float[][] millivolts = new float[leads.size()][samples];
        for (int lead = 0; lead < millivolts.length; lead++) {
            Arrays.fill(millivolts[lead], (lead + 1) / 10f);
        }
        write(folder, name, rate, leads, millivolts, comments);
    }

    /** A record of those signals. */
    public static void write(
            Path folder, String name, double rate, List<String> leads, float[][] millivolts, String... comments)
            throws IOException {
        Files.createDirectories(folder);
        RecordWriter.write(folder, new Recording(name, rate, leads, millivolts, 0), List.of(comments));
    }

    /** [samples] of a sum of a slow and a faster sine, in mV, within ±1.2. */
    public static float[] wave(double rate, int samples) {
        float[] wave = new float[samples];
        for (int i = 0; i < samples; i++) {
            double t = 2 * Math.PI * i / rate;
            wave[i] = (float) (Math.sin(7 * t) + .2 * Math.sin(.9 * t));
        }
        return wave;
    }
}
