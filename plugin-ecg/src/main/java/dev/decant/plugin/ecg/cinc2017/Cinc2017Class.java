package dev.decant.plugin.ecg.cinc2017;

import java.util.Arrays;
import java.util.List;

/** The classes of the Challenge, in the order of its confusion matrix. */
public enum Cinc2017Class {
    NORMAL("N"),
    ATRIAL_FIBRILLATION("A"),
    OTHER_RHYTHM("O"),
    NOISY("~");

    private final String label;

    Cinc2017Class(String label) {
        this.label = label;
    }

    /** The label in {@code REFERENCE.csv}. */
    public String label() {
        return label;
    }

    /** All labels, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Cinc2017Class::label).toList();
    }
}
