package dev.decant.study.dataset;

import dev.decant.api.task.Task;
import dev.decant.io.text.Counted;
import dev.decant.runtime.data.BadRecords;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the data of an experiment look like.
 *
 * @param name of the experiment
 * @param source the type of its data
 * @param fingerprint of the content and of what is read of it
 * @param task what is predicted
 * @param records that can be read
 * @param groups patients
 * @param classes in the order of the task
 * @param unclassed records without any of the classes
 * @param steps of a task with a label for each of them
 * @param lengths of the records
 * @param rates how many records were recorded at each sampling rate, in Hz; empty where the source knows none
 * @param channels in order, as they are read
 * @param repeated records that equal another one
 * @param left what the source left out or repaired, counted
 * @param bad records that cannot be read
 * @param remarks what one should know before training, a sentence each
 * @param drawn some records to look at
 */
public record DataDescription(
        String name,
        String source,
        String fingerprint,
        Task task,
        PartCounts records,
        GroupCounts groups,
        List<ClassCount> classes,
        PartCounts unclassed,
        Optional<StepCounts> steps,
        LengthCounts lengths,
        SortedMap<Double, Integer> rates,
        List<ChannelCounts> channels,
        Repeated repeated,
        Map<String, Integer> left,
        BadRecords bad,
        List<String> remarks,
        List<DrawnRecord> drawn) {
    public DataDescription {
        classes = List.copyOf(classes);
        rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
        channels = List.copyOf(channels);
        left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
        remarks = List.copyOf(remarks);
        drawn = List.copyOf(drawn);
    }

    /** The same with what is to be said of it. */
    DataDescription withRemarks(List<String> said) {
        return new DataDescription(
                name,
                source,
                fingerprint,
                task,
                records,
                groups,
                classes,
                unclassed,
                steps,
                lengths,
                rates,
                channels,
                repeated,
                left,
                bad,
                said,
                drawn);
    }

    /** Whether anything is missing in a channel. */
    public boolean hasGaps() {
        return channels.stream().anyMatch(channel -> channel.missing() > 0);
    }

    /** What kind of prediction is made, in words. */
    public String taskInWords() {
        if (task instanceof Task.MultiClass) {
            return "one of " + new Counted(task.outputs(), "class") + " for each record";
        }
        return task instanceof Task.PerStepBinary
                ? "one label for each step"
                : "any of " + new Counted(task.outputs(), "class") + " for each record";
    }
}
