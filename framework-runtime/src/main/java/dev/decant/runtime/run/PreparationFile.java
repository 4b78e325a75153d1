package dev.decant.runtime.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.PreparationStep;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.Transform;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code preparation.json}: what a record has to bring, and every step from there to what the network sees, so that it can be
 * used without Decant. The guide has its keys.
 */
public final class PreparationFile {
    /** The version of the keys, the value of {@code format}. */
    public static final String FORMAT = "decant-preparation-1";

    private PreparationFile() {}

    /**
     * Writes it.
     *
     * @param transform fitted on the training records
     */
    public static void write(RunFolder folder, DataSet set, Transform transform) throws IOException {
        AtomicFile.writeText(
                folder.preparation(),
                new ObjectMapper()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(document(set.task(), set.input(), set.raw(), transform))
                        + "\n");
    }

    /** The document as maps and lists. */
    static Map<String, Object> document(Task task, InputSpec input, Optional<RawRecord> raw, Transform transform) {
        boolean told = raw.isPresent() && !transform.steps().isEmpty();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("complete", told);
        document.put("task", task(task));
        if (told) {
            document.put(
                    "raw",
                    raw.stream()
                            .flatMap(one -> one.channels().stream())
                            .map(PreparationFile::channel)
                            .toList());
            document.put("steps", steps(input, raw.get().steps(), transform.steps()));
        } else {
            document.put("fitted", transform.state());
        }
        document.put("input", input(input, task));
        return document;
    }

    /** Also of a run whose preparation is not told. */
    public static Map<String, Object> task(Task task) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", ResultFile.type(task));
        document.put("classes", task.classes());
        return document;
    }

    private static Map<String, Object> channel(RawRecord.Channel channel) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", channel.name());
        channel.unit().ifPresent(unit -> document.put("unit", unit));
        return document;
    }

    /** Those of the source, those of the preparation, and between and behind them what makes records equally long. */
    private static List<Map<String, Object>> steps(
            InputSpec input, List<PreparationStep> reading, List<PreparationStep> preparing) {
        List<PreparationStep> steps = new ArrayList<>(reading);
        crop(input.steps()).ifPresent(steps::add);
        steps.addAll(preparing);
        steps.add(pad(input.steps()));
        return steps.stream().map(PreparationFile::step).toList();
    }

    private static Optional<PreparationStep> crop(OptionalInt steps) {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new PreparationStep(
                        "crop",
                        "Of a longer record only the middle: from step (n - steps) / 2, rounded down.",
                        Map.of("steps", steps.getAsInt())));
    }

    private static PreparationStep pad(OptionalInt steps) {
        return steps.isEmpty()
                ? new PreparationStep("pad-batch", "Zeros behind the end, up to the longest record of the batch.")
                : new PreparationStep(
                        "pad",
                        "Of a shorter record (steps - n) / 2 zeros, rounded down, before it, and the others behind it.",
                        Map.of("steps", steps.getAsInt()));
    }

    private static Map<String, Object> step(PreparationStep step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("step", step.name());
        document.put("meaning", step.meaning());
        document.put("values", step.values());
        return document;
    }

    private static Map<String, Object> input(InputSpec input, Task task) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (input.steps().isPresent()) {
            document.put("steps", input.steps().getAsInt());
        }
        document.put("steps-per-second", input.stepsPerSecond());
        document.put("channels", input.channels());
        document.put("mask", input.masked() || task instanceof Task.PerStepBinary ? "own-steps" : "ones");
        return document;
    }
}
