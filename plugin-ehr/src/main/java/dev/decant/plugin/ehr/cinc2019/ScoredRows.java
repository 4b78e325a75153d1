package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataException;
import java.nio.file.Path;
import java.util.Arrays;

/** The hours of all patients, one after the other, in arrays that grow. */
final class ScoredRows {
    private double[] probabilities = new double[1 << 10];
    private boolean[] labels = new boolean[1 << 10];
    private boolean[] calls = new boolean[1 << 10];
    private int rows;

    void add(Path answer, double[] probability, boolean[] label, boolean[] call) {
        int needed = Math.addExact(rows, label.length);
        if (needed > labels.length) {
            int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * labels.length));
            probabilities = Arrays.copyOf(probabilities, capacity);
            labels = Arrays.copyOf(labels, capacity);
            calls = Arrays.copyOf(calls, capacity);
        }
        for (double value : probability) {
            if (!(value >= 0 && value <= 1)) {
                throw new DataException(answer + ": the probability is " + value + "; expected one from 0 to 1");
            }
        }
        System.arraycopy(probability, 0, probabilities, rows, label.length);
        System.arraycopy(label, 0, labels, rows, label.length);
        System.arraycopy(call, 0, calls, rows, label.length);
        rows = needed;
    }

    double[] probabilities() {
        return Arrays.copyOf(probabilities, rows);
    }

    boolean[] labels() {
        return Arrays.copyOf(labels, rows);
    }

    boolean[] calls() {
        return Arrays.copyOf(calls, rows);
    }
}
