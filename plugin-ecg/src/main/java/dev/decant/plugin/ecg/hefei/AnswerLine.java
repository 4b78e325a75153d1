package dev.decant.plugin.ecg.hefei;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of the competition's label file: file, age (may be empty), sex (may be empty), then one or more labels,
 * separated by tabs.
 *
 * @param file the name of the signal file
 * @param labels as written, in order
 */
record AnswerLine(String file, List<String> labels) {
    private static final int BEFORE_LABELS = 3;

    /** The line's content; empty where it is no such line. */
    static Optional<AnswerLine> of(String line) {
        String[] fields = line.strip().split("\t", -1);
        if (fields.length <= BEFORE_LABELS || !fields[0].strip().endsWith(".txt")) {
            return Optional.empty();
        }
        return Optional.of(new AnswerLine(
                fields[0].strip(),
                Arrays.stream(fields)
                        .skip(BEFORE_LABELS)
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .toList()));
    }
}
