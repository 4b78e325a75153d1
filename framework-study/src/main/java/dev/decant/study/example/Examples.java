package dev.decant.study.example;

import java.util.List;

/**
 * Test records to look at.
 *
 * @param rule how they were chosen, a sentence
 * @param classes the names of the classes
 * @param perStep whether every step has an answer
 * @param recordings at most {@value #MOST}
 */
public record Examples(String rule, List<String> classes, boolean perStep, List<ExampleRecording> recordings) {
    /** How many records a page shows. */
    static final int MOST = 6;

    public Examples {
        classes = List.copyOf(classes);
        recordings = List.copyOf(recordings);
    }

    /** Nothing to look at. */
    public static Examples none() {
        return new Examples("", List.of(), false, List.of());
    }
}
