package dev.decant.runtime.builtin;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.io.csv.CsvField;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Predictions of any task as one CSV (RFC 4180): a record a line, then decision and probability of each class. */
public final class PredictionCsv implements PredictionFormat<NoOptions> {
    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "One table, predictions.csv: decision (0 or 1) and probability of each class";
    }

    @Override
    public boolean accepts(Task task) {
        return !(task instanceof Task.PerStepBinary);
    }

    @Override
    public void write(Path directory, Predictions predictions, NoOptions config) {
        Path file = directory.resolve("predictions.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("record");
            for (String name : predictions.task().classes()) {
                writer.write("," + CsvField.of("decision:" + name) + "," + CsvField.of("probability:" + name));
            }
            writer.write("\n");
            for (int i = 0; i < predictions.ids().size(); i++) {
                writer.write(CsvField.of(predictions.ids().get(i)));
                for (int c = 0; c < predictions.task().outputs(); c++) {
                    writer.write((predictions.decisions()[i][c] ? ",1," : ",0,")
                            + predictions.probabilities()[i][c]);
                }
                writer.write("\n");
            }
        } catch (IOException e) {
            throw new DataException(file + " cannot be written: " + e, e);
        }
    }
}
