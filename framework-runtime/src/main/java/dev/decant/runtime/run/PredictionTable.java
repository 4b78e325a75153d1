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
 * Predictions as CSV (RFC 4180): record, group, then truth (0 or 1) of each class, for a per-step task the truth as its
 * field published it, and probability of each class. Numbers are written so that they read back to the same bits.
 */
public record PredictionTable(Predictions predictions, List<String> groups) {
    private static final String PUBLISHED = "published:";

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(header(predictions.task())).append('\n');
        for (int i = 0; i < predictions.ids().size(); i++) {
            text.append(CsvField.of(predictions.ids().get(i))).append(',').append(CsvField.of(groups.get(i)));
            append(text, predictions.truth()[i]);
            if (hasPublished(predictions.task())) {
                append(text, predictions.published()[i]);
            }
            for (float probability : predictions.probabilities()[i]) {
                text.append(',').append(probability);
            }
            text.append('\n');
        }
        AtomicFile.writeText(file, text.toString());
    }

    private static void append(StringBuilder text, boolean[] truth) {
        for (boolean positive : truth) {
            text.append(positive ? ",1" : ",0");
        }
    }

    /** Labels of records are trained as they were published; those of steps may be of other steps. */
    private static boolean hasPublished(Task task) {
        return task instanceof Task.PerStepBinary;
    }

    private static String header(Task task) {
        StringBuilder header = new StringBuilder("record,group");
        columns(header, "truth:", task);
        if (hasPublished(task)) {
            columns(header, PUBLISHED, task);
        }
        columns(header, "probability:", task);
        return header.toString();
    }

    private static void columns(StringBuilder header, String kind, Task task) {
        for (String name : task.classes()) {
            header.append(',').append(CsvField.of(kind + name));
        }
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @param thresholds [class], by which decisions are made again
     * @throws DataException if the file is missing or damaged
     */
    public static PredictionTable read(Path file, Task task, float[] thresholds) {
        int classes = task.outputs();
        int truths = hasPublished(task) ? 2 * classes : classes;
        List<String> ids = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<float[]> probabilities = new ArrayList<>();
        List<boolean[]> truth = new ArrayList<>();
        List<boolean[]> published = new ArrayList<>();
        List<String> lines = lines(file);
        requirePublished(lines.get(0), task, file);
        if (!lines.get(0).equals(header(task))) {
            throw new DataException(file + ": the header is not that of a task with the classes " + task.classes()
                    + ": " + lines.get(0));
        }
        for (int i = 1; i < lines.size(); i++) {
            Row row = new Row(file + ", line " + (i + 1), fields(lines.get(i)));
            row.require(2 + truths + classes);
            ids.add(row.fields.get(0));
            groups.add(row.fields.get(1));
            truth.add(row.positives(2, classes));
            published.add(row.positives(2 + truths - classes, classes));
            probabilities.add(row.probabilities(2 + truths, classes));
        }
        float[][] rows = probabilities.toArray(new float[0][]);
        return new PredictionTable(
                new Predictions(
                        task,
                        ids,
                        rows,
                        Thresholds.decide(task, rows, thresholds),
                        truth.toArray(new boolean[0][]),
                        published.toArray(new boolean[0][])),
                groups);
    }

    /** Without it a scorer would take labels that were moved for those of its field, and say nothing. */
    private static void requirePublished(String header, Task task, Path file) {
        if (hasPublished(task)
                && !fields(header).contains(PUBLISHED + task.classes().get(0))) {
            throw new DataException(
                    file + " has no column " + PUBLISHED + task.classes().get(0)
                            + ", the labels that scores are reckoned by; runs of earlier versions lack it: train the run again");
        }
    }

    private static List<String> lines(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException("the predictions " + file + " cannot be read: " + e, e);
        }
        if (lines.isEmpty()) {
            throw new DataException("the predictions " + file + " are empty, without even a header");
        }
        return lines;
    }

    /** One row, which says where it stands when something is wrong with it. */
    private record Row(String where, List<String> fields) {
        void require(int size) {
            if (fields.size() != size) {
                throw new DataException(where + ": " + fields.size() + " fields, expected " + size);
            }
        }

        boolean[] positives(int from, int classes) {
            boolean[] positives = new boolean[classes];
            for (int c = 0; c < classes; c++) {
                String field = fields.get(from + c);
                if (!field.equals("0") && !field.equals("1")) {
                    throw new DataException(where + ": a truth is " + field + ", expected 0 or 1");
                }
                positives[c] = field.equals("1");
            }
            return positives;
        }

        float[] probabilities(int from, int classes) {
            float[] probabilities = new float[classes];
            for (int c = 0; c < classes; c++) {
                String field = fields.get(from + c);
                try {
                    probabilities[c] = Float.parseFloat(field);
                } catch (NumberFormatException e) {
                    throw new DataException(where + ": " + field + " is no number", e);
                }
                if (!(probabilities[c] >= 0 && probabilities[c] <= 1)) {
                    throw new DataException(where + ": a probability is " + field + ", expected 0 to 1");
                }
            }
            return probabilities;
        }
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
