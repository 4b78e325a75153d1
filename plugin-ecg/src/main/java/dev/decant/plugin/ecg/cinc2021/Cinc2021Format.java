package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers of the Challenge of 2021: {@code RECORD.csv} for each record, as its scorer reads them. */
public final class Cinc2021Format implements PredictionFormat<NoOptions> {
    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2021: RECORD.csv with SNOMED CT codes, answers and probabilities";
    }

    /** Several labels for a record, all of them scored classes. */
    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.MultiLabel && ScoredDiagnosis.labels().containsAll(task.classes());
    }

    @Override
    public void write(Path directory, Predictions predictions, NoOptions config) {
        List<String> classes = predictions.task().classes();
        String codes = classes.stream()
                .map(label -> ScoredDiagnosis.ofLabel(label).orElseThrow().column())
                .collect(Collectors.joining(","));
        for (int i = 0; i < predictions.ids().size(); i++) {
            boolean[] decisions = predictions.decisions()[i];
            float[] probabilities = predictions.probabilities()[i];
            String record = predictions.ids().get(i);
            String text = "#" + record + "\n" + codes + "\n"
                    + IntStream.range(0, decisions.length)
                            .mapToObj(c -> decisions[c] ? "1" : "0")
                            .collect(Collectors.joining(","))
                    + "\n"
                    + IntStream.range(0, probabilities.length)
                            .mapToObj(c -> Float.toString(probabilities[c]))
                            .collect(Collectors.joining(","))
                    + "\n";
            Path file = directory.resolve(record + ".csv");
            try {
                Files.writeString(file, text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new DataException(file + " cannot be written: " + e, e);
            }
        }
    }
}
