package dev.decant.runtime.run;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.io.csv.CsvField;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.evaluation.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions as CSV (RFC 4180): record, group, then truth (0 or 1) and probability of each class. Numbers are written
 * so that they read back to the same bits.
 */
public record PredictionTable(Predictions predictions, List<String> groups) {
    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("record,group");
        for (String name : predictions.task().classes()) {
            text.append(',').append(CsvField.of("truth:" + name));
        }
        for (String name : predictions.task().classes()) {
            text.append(',').append(CsvField.of("probability:" + name));
        }
        text.append('\n');
        for (int i = 0; i < predictions.ids().size(); i++) {
            text.append(CsvField.of(predictions.ids().get(i))).append(',').append(CsvField.of(groups.get(i)));
            for (boolean truth : predictions.truth()[i]) {
                text.append(truth ? ",1" : ",0");
            }
            for (float probability : predictions.probabilities()[i]) {
                text.append(',').append(probability);
            }
            text.append('\n');
        }
        AtomicFile.writeText(file, text.toString());
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param thresholds [class], by which decisions are made again
     * @throws DataException if the file is missing or damaged
     */
    public static PredictionTable read(Path file, Task task, float[] thresholds) {
        int classes = task.outputs();
        List<String> ids = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<float[]> probabilities = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = fields(line);
                if (fields.size() != 2 + 2 * classes) {
                    throw new DataException(file + " has a row of " + fields.size() + " fields, expected "
                            + (2 + 2 * classes) + ": " + line);
                }
                ids.add(fields.get(0));
                groups.add(fields.get(1));
                boolean[] truthRow = new boolean[classes];
                float[] probabilityRow = new float[classes];
                for (int c = 0; c < classes; c++) {
                    truthRow[c] = fields.get(2 + c).equals("1");
                    probabilityRow[c] = Float.parseFloat(fields.get(2 + classes + c));
                }
                truth.add(truthRow);
                probabilities.add(probabilityRow);
            }
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new DataException("the predictions " + file + " cannot be read: " + e.getMessage(), e);
        }
        float[][] rows = probabilities.toArray(new float[0][]);
        return new PredictionTable(
                new Predictions(
                        task, ids, rows, Thresholds.decide(task, rows, thresholds), truth.toArray(new boolean[0][])),
                groups);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
