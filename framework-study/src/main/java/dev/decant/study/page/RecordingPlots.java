package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.example.ExampleRecording;
import dev.decant.study.example.ExampleRecording.Answer;
import dev.decant.study.example.ExampleRecording.Signals;
import dev.decant.study.example.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Example recordings: the signals with what was called, or the probability over the steps with the truth. */
final class RecordingPlots {
    private RecordingPlots() {}

    static Html of(Examples examples, MethodStyles styles) {
        if (examples.recordings().isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> parts = new ArrayList<>();
        parts.add(Html.paragraph(examples.rule()
                + (examples.perStep()
                        ? " Teacher, baseline and the best strategies are drawn; the legend switches others on."
                                + " The probability runs over the steps, the band is the truth, and dotted lines are"
                                + " thresholds."
                        : examples.recordings()
                                .get(0)
                                .signals()
                                .map(RecordingPlots::shown)
                                .orElse(""))));
        for (ExampleRecording recording : examples.recordings()) {
            parts.add(examples.perStep() ? steps(examples, recording, styles) : record(examples, recording));
        }
        return Html.element("div", "recordings").of(parts);
    }

    private static Html record(Examples examples, ExampleRecording recording) {
        String truth = names(examples.classes(), recording.truth()[0]);
        String title = recording.id() + ": " + truth;
        Html answers = answers(examples, recording, truth);
        if (recording.signals().isEmpty()) {
            return Html.element("figure").of(Html.element("figcaption").of(title), answers);
        }
        Signals signals = recording.signals().get();
        Chart chart = new SignalChart(
                        signals.channels(),
                        signals.units(),
                        signals.values(),
                        "seconds",
                        signals.secondsPerStep(),
                        new boolean[0])
                .chart(title, shown(signals).strip());
        return Html.join(chart.amongOthers(), answers);
    }

    private static String shown(Signals signals) {
        return (signals.channels().size() < signals.ofChannels()
                        ? " The first " + signals.channels().size() + " of " + signals.ofChannels() + " channels"
                        : " Every channel")
                + ", as they come to the preparation, in seconds from the start of what the network sees."
                + (signals.units().contains("mV") ? " A large square is 0.2 s by 0.5 mV." : "");
    }

    private static Html answers(Examples examples, ExampleRecording recording, String truth) {
        Table table = new Table(
                "What each method says of " + recording.id(),
                List.of("method", "seed", "calls it", "right?", "probabilities, the truth first"));
        for (Answer answer : recording.answers()) {
            String called = names(examples.classes(), answer.decisions()[0]);
            table.row(
                    answer.method(),
                    Long.toString(answer.seed()),
                    called,
                    called.equals(truth) ? "✓ yes" : "✗ no",
                    probabilities(examples.classes(), recording.truth()[0], answer.probabilities()[0]));
        }
        return table.html();
    }

    /** Of the true classes, then of the most probable ones. */
    private static String probabilities(List<String> classes, boolean[] truth, float[] probabilities) {
        return IntStream.range(0, classes.size())
                .boxed()
                .sorted((a, b) -> truth[a] == truth[b]
                        ? Float.compare(probabilities[b], probabilities[a])
                        : Boolean.compare(truth[b], truth[a]))
                .limit(4)
                .map(c -> classes.get(c) + " " + NumberText.decimals(probabilities[c], 2))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static String names(List<String> classes, boolean[] row) {
        List<String> names = IntStream.range(0, classes.size())
                .filter(c -> row[c])
                .mapToObj(classes::get)
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static Html steps(Examples examples, ExampleRecording recording, MethodStyles styles) {
        String label = examples.classes().get(0);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode truth = data.putArray("truth");
        int positives = 0;
        for (boolean[] row : recording.truth()) {
            truth.add(row[0] ? 1 : 0);
            positives += row[0] ? 1 : 0;
        }
        data.put("label", label);
        ArrayNode lines = data.putArray("runs");
        Table table = new Table(
                "Threshold, steps that are called " + label + " and those rightly so",
                List.of("method", "seed", "threshold", "called", "rightly", "highest probability", "at step"));
        for (Answer answer : recording.answers()) {
            ObjectNode line = styles.node(answer.method());
            line.put("seed", answer.seed());
            line.set("threshold", EmbeddedJson.number(answer.thresholds()[0]));
            ArrayNode values = line.putArray("values");
            int called = 0;
            int rightly = 0;
            int highest = 0;
            for (int step = 0; step < answer.probabilities().length; step++) {
                values.add(EmbeddedJson.number(answer.probabilities()[step][0]));
                called += answer.decisions()[step][0] ? 1 : 0;
                rightly += answer.decisions()[step][0] && recording.truth()[step][0] ? 1 : 0;
                highest = answer.probabilities()[step][0] > answer.probabilities()[highest][0] ? step : highest;
            }
            lines.add(line);
            table.row(
                    answer.method(),
                    Long.toString(answer.seed()),
                    NumberText.decimal(answer.thresholds()[0]),
                    Integer.toString(called),
                    Integer.toString(rightly),
                    NumberText.decimal(answer.probabilities()[highest][0]),
                    Integer.toString(highest + 1));
        }
        int steps = recording.truth().length;
        return new Chart(
                        "steps",
                        recording.id() + ": "
                                + (positives == 0
                                        ? "no step is " + label
                                        : positives + " of " + steps + " steps are " + label),
                        "The probability of " + label + " at each step; shaded where the truth is " + label
                                + ". Dotted lines are thresholds.",
                        data,
                        table.html())
                .amongOthers();
    }
}
