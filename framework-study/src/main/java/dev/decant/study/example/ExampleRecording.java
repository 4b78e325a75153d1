package dev.decant.study.example;

import java.util.List;
import java.util.Optional;

/**
 * One test record with what the methods make of it.
 *
 * @param id of the record
 * @param signals of the record, where they are at hand
 * @param truth [row][class]: one row for a record, one for each step of a per-step task
 * @param answers of the methods, one run each
 */
public record ExampleRecording(String id, Optional<Signals> signals, boolean[][] truth, List<Answer> answers) {
    public ExampleRecording {
        answers = List.copyOf(answers);
    }

    /**
     * The first channels of a record.
     *
     * @param channels the names of those that are here
     * @param ofChannels how many the record has
     * @param units of those that are here, such as {@code mV}; an empty text where it is not known
     * @param secondsPerStep the time between two values
     * @param values [channel][step], as they were read
     */
    public record Signals(
            List<String> channels, List<String> units, int ofChannels, double secondsPerStep, float[][] values) {
        public Signals {
            channels = List.copyOf(channels);
            units = List.copyOf(units);
        }
    }

    /**
     * What one run of a method says.
     *
     * @param method its name
     * @param seed of the run
     * @param probabilities [row][class]
     * @param decisions [row][class]
     * @param thresholds [class] of the run
     */
    public record Answer(
            String method, long seed, float[][] probabilities, boolean[][] decisions, float[] thresholds) {}
}
