package dev.decant.study.dataset;

import java.util.List;

/**
 * A record to look at.
 *
 * @param id its name
 * @param part of the split that it lies in
 * @param classes that it has
 * @param channels the names of those that are here
 * @param units of those that are here, such as {@code mV}; an empty text where it is not known
 * @param ofChannels how many the record has
 * @param secondsPerStep the time between two values
 * @param from the first step that is shown
 * @param ofSteps how many the record has
 * @param values [channel][step], as they were read; NaN where nothing was recorded
 * @param positive [step] which steps have the label; empty for a task with labels for whole records
 */
public record DrawnRecord(
        String id,
        Part part,
        List<String> classes,
        List<String> channels,
        List<String> units,
        int ofChannels,
        double secondsPerStep,
        int from,
        int ofSteps,
        float[][] values,
        boolean[] positive) {
    public DrawnRecord {
        classes = List.copyOf(classes);
        channels = List.copyOf(channels);
        units = List.copyOf(units);
    }
}
