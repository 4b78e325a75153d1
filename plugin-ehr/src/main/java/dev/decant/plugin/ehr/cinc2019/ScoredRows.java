package dev.decant.plugin.ehr.cinc2019;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The hours of all patients, one after the other, in arrays that grow. */
final class ScoredRows {
    private double[] probabilities = new double[1 << 10];
    private boolean[] labels = new boolean[1 << 10];
    private boolean[] calls = new boolean[1 << 10];
    private int rows;
    /** How many probabilities are none, and the first of them. */
    private int outside;

    private String first = "";

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
                first = outside++ == 0 ? answer + ": " + value : first;
            }
        }
        System.arraycopy(probability, 0, probabilities, rows, label.length);
        System.arraycopy(label, 0, labels, rows, label.length);
        System.arraycopy(call, 0, calls, rows, label.length);
        rows = needed;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** What is said of probabilities that are none; the official scorer takes them, too. */
    Optional<String> oddity() {
        return outside == 0
                ? Optional.empty()
                : Optional.of(outside + " of " + rows + " probabilities do not lie from 0 to 1, the first in " + first
                        + "; for auroc and auprc all from 1 on rank as equal, and with a NaN both are 0, as the official"
                        + " scorer has it");
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
