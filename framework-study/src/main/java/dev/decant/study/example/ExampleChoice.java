package dev.decant.study.example;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.study.dataset.ChannelUnits;
import dev.decant.study.example.ExampleRecording.Answer;
import dev.decant.study.example.ExampleRecording.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses example recordings by a fixed rule that looks at the truth only, so that no method is flattered. */
public final class ExampleChoice {
    private static final int POSITIVE = 4;
    private static final int CHANNELS = 3;

    private final Map<String, FinishedRun> runs;
    private final Predictions reference;
    private final Map<String, int[]> rows;

    private ExampleChoice(Map<String, FinishedRun> runs) {
        this.runs = runs;
        this.reference = runs.values().iterator().next().test();
        this.rows = rows(reference);
    }

    /**
     * Examples of the test split with each method's answers.
     *
     * @param byMethod one run of each method, all of one test split; may be empty
     * @param data where it is open: then recordings of one length show their signals
     */
    public static Examples of(Map<String, FinishedRun> byMethod, Optional<OpenedData> data) {
        return byMethod.isEmpty() ? Examples.none() : new ExampleChoice(byMethod).choose(data);
    }

    private Examples choose(Optional<OpenedData> data) {
        boolean perStep = reference.task() instanceof Task.PerStepBinary;
        List<String> ids = perStep ? byOutcome() : byClass();
        List<ExampleRecording> recordings = new ArrayList<>();
        for (String id : ids) {
            recordings.add(recording(id, perStep ? Optional.empty() : data.flatMap(open -> signals(open, id))));
        }
        return new Examples(rule(perStep), reference.task().classes(), perStep, recordings);
    }

    private String rule(boolean perStep) {
        return (perStep
                        ? "The first " + POSITIVE + " test records with a step that is "
                                + reference.task().classes().get(0) + ", and the first without, up to "
                        : "For each class its first test record that is not shown yet, classes in their order, at most ")
                + Examples.MOST + "; no prediction was looked at to choose them. Each method is shown by its run of the"
                + " lowest seed.";
    }

    /** Rows [first, after the last] of each record, in the order of the split. */
    private static Map<String, int[]> rows(Predictions predictions) {
        Map<String, int[]> rows = new LinkedHashMap<>();
        for (int i = 0; i < predictions.ids().size(); i++) {
            int[] range = rows.get(predictions.ids().get(i));
            if (range == null) {
                rows.put(predictions.ids().get(i), new int[] {i, i + 1});
            } else {
                range[1] = i + 1;
            }
        }
        return rows;
    }

    private List<String> byClass() {
        List<String> ids = new ArrayList<>();
        for (int c = 0; c < reference.task().outputs() && ids.size() < Examples.MOST; c++) {
            int index = c;
            rows.entrySet().stream()
                    .filter(entry -> reference.truth()[entry.getValue()[0]][index] && !ids.contains(entry.getKey()))
                    .findFirst()
                    .ifPresent(entry -> ids.add(entry.getKey()));
        }
        return ids;
    }

    private List<String> byOutcome() {
        List<String> with = new ArrayList<>();
        List<String> without = new ArrayList<>();
        rows.forEach((id, range) -> (Arrays.stream(reference.truth(), range[0], range[1])
                                .anyMatch(row -> row[0])
                        ? with
                        : without)
                .add(id));
        List<String> ids = new ArrayList<>(with.subList(0, Math.min(POSITIVE, with.size())));
        ids.addAll(without.subList(0, Math.min(Examples.MOST - ids.size(), without.size())));
        return ids;
    }

    private ExampleRecording recording(String id, Optional<Signals> signals) {
        int[] range = rows.getOrDefault(id, new int[] {0, 0});
        List<Answer> answers = new ArrayList<>();
        runs.forEach((method, run) -> {
            int[] own = rows(run.test()).get(id);
            if (own != null) {
                answers.add(new Answer(
                        method,
                        run.seed(),
                        Arrays.copyOfRange(run.test().probabilities(), own[0], own[1]),
                        Arrays.copyOfRange(run.test().decisions(), own[0], own[1]),
                        run.thresholds()));
            }
        });
        return new ExampleRecording(id, signals, Arrays.copyOfRange(reference.truth(), range[0], range[1]), answers);
    }

    /** The middle of the record, as long as the network's input: what an evaluation sees. */
    private static Optional<Signals> signals(OpenedData data, String id) {
        InputSpec input = data.input();
        for (int record = 0; input.steps().isPresent() && record < data.cache().size(); record++) {
            if (data.cache().info(record).id().equals(id)) {
                int steps = Math.min(data.cache().steps(record), input.steps().getAsInt());
                Sequence sequence = data.cache().sequence(record, (data.cache().steps(record) - steps) / 2, steps);
                return Optional.of(signals(sequence, data.set()));
            }
        }
        return Optional.empty();
    }

    private static Signals signals(Sequence sequence, DataSet set) {
        InputSpec input = set.input();
        int shown = Math.min(CHANNELS, sequence.channels());
        float[][] values = new float[shown][sequence.steps()];
        List<String> names = new ArrayList<>();
        for (int c = 0; c < shown; c++) {
            names.add(c < input.width() ? input.channels().get(c) : "channel " + (c + 1));
            for (int step = 0; step < sequence.steps(); step++) {
                values[c][step] = sequence.values()[step * sequence.channels() + c];
            }
        }
        return new Signals(names, ChannelUnits.of(set, names), sequence.channels(), 1 / input.stepsPerSecond(), values);
    }
}
