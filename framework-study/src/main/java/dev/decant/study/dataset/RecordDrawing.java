package dev.decant.study.dataset;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Sequence;
import dev.decant.api.task.Task;
import dev.decant.runtime.data.RecordCache;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses records to look at: for each class the first training record with it that is not chosen yet, and the first without any
 * class, at most {@value #MOST}.
 *
 * @param has [record][class]
 */
record RecordDrawing(DataSet set, RecordCache cache, RecordParts parts, boolean[][] has) {
    private static final int MOST = 6;
    private static final int CHANNELS = 3;

    /** So that of a task with one class there are several to compare. */
    private static final int OF_ONE_CLASS = 3;

    List<DrawnRecord> some() {
        List<Integer> chosen = new ArrayList<>();
        int classes = set.task().outputs();
        int each = classes == 1 ? OF_ONE_CLASS : 1;
        for (int c = 0; c < classes && chosen.size() < MOST; c++) {
            int index = c;
            training()
                    .filter(record -> has[record][index] && !chosen.contains(record))
                    .limit(each)
                    .forEach(chosen::add);
        }
        training()
                .filter(record -> IntStream.range(0, classes).noneMatch(c -> has[record][c]))
                .limit(Math.min(each, MOST - chosen.size()))
                .forEach(chosen::add);
        return chosen.stream().map(this::drawn).toList();
    }

    private IntStream training() {
        return IntStream.range(0, cache.size()).filter(record -> parts.of(record) == Part.TRAINING);
    }

    /** The middle of a record, as long as a network's input; all of it where that has no length. */
    private DrawnRecord drawn(int record) {
        int all = cache.steps(record);
        int steps = Math.min(all, set.input().steps().orElse(all));
        int from = (all - steps) / 2;
        Sequence sequence = cache.sequence(record, from, steps);
        List<String> names = set.recordedChannels();
        List<Integer> shown = fullest(sequence);
        boolean perStep = set.task() instanceof Task.PerStepBinary;
        float[] target = cache.target(record);
        boolean[] positive = new boolean[perStep ? steps : 0];
        for (int step = 0; step < positive.length; step++) {
            positive[step] = target[from + step] > .5f;
        }
        float[][] values = new float[shown.size()][steps];
        for (int i = 0; i < shown.size(); i++) {
            for (int step = 0; step < steps; step++) {
                values[i][step] = sequence.values()[step * sequence.channels() + shown.get(i)];
            }
        }
        List<String> classes = set.task().classes();
        List<String> channels = shown.stream()
                .map(c -> names.size() == sequence.channels() ? names.get(c) : "channel " + (c + 1))
                .toList();
        return new DrawnRecord(
                cache.info(record).id(),
                parts.of(record),
                IntStream.range(0, classes.size())
                        .filter(c -> has[record][c])
                        .mapToObj(classes::get)
                        .toList(),
                channels,
                ChannelUnits.of(set, channels),
                sequence.channels(),
                1 / set.input().stepsPerSecond(),
                from,
                all,
                values,
                positive);
    }

    /** The channels with the fewest gaps of those that vary, else the first; in their order. */
    private static List<Integer> fullest(Sequence sequence) {
        List<Integer> varying = IntStream.range(0, sequence.channels())
                .boxed()
                .filter(c -> varies(sequence, c))
                .sorted(Comparator.comparingLong((Integer c) -> gaps(sequence, c)))
                .limit(CHANNELS)
                .sorted()
                .toList();
        return varying.isEmpty()
                ? IntStream.range(0, Math.min(CHANNELS, sequence.channels()))
                        .boxed()
                        .toList()
                : varying;
    }

    private static long gaps(Sequence sequence, int channel) {
        return IntStream.range(0, sequence.steps())
                .filter(step -> Float.isNaN(sequence.values()[step * sequence.channels() + channel]))
                .count();
    }

    /** A column that only counts the steps says nothing to look at. */
    private static boolean varies(Sequence sequence, int channel) {
        boolean counts = true;
        boolean constant = true;
        float first = Float.NaN;
        for (int step = 0; step < sequence.steps(); step++) {
            float value = sequence.values()[step * sequence.channels() + channel];
            if (Float.isNaN(value)) {
                counts = false;
                continue;
            }
            first = Float.isNaN(first) ? value : first;
            constant &= value == first;
            counts &= value == first + step;
        }
        return !constant && !counts;
    }
}
