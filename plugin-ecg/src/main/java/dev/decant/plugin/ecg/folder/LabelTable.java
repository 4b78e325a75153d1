package dev.decant.plugin.ecg.folder;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.files.StoredFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of labels: a CSV with a header, a row for each record. The column {@code record} names it, {@code patient}
 * (optional) whom it is from. The labels are one column {@code label} with one class for each record, or one column
 * {@code labels} with any number of classes separated by semicolons, or a column of 0 and 1 for each class.
 *
 * @param oneClass whether each record has exactly one class
 * @param rows by record
 */
record LabelTable(boolean oneClass, Map<String, Row> rows) {
    static final String FILE = "labels.csv";
    private static final String RECORD = "record";
    private static final String PATIENT = "patient";
    private static final String LABEL = "label";
    private static final String LABELS = "labels";

    /** The labels of one record. */
    record Row(Optional<String> patient, Set<String> labels) {}

    /**
     * Joins the tables of a set.
     *
     * @throws DataException if one is no such table, they are of different kinds, or a record has two rows that differ
     */
    static LabelTable read(List<StoredFile> files) {
        Map<String, Row> rows = new LinkedHashMap<>();
        Set<Boolean> kinds = new HashSet<>();
        for (StoredFile file : files) {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setCommentMarker('#')
                    .setTrim(true)
                    .get();
            String text = new String(file.read(), StandardCharsets.UTF_8);
            // Spreadsheet programs begin UTF-8 files with a mark.
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
            try (CSVParser parser = format.parse(new StringReader(text))) {
                List<String> columns = parser.getHeaderNames();
                if (!columns.contains(RECORD)) {
                    throw new DataException(
                            file.location() + " has the columns " + columns + "; expected one called " + RECORD);
                }
                kinds.add(columns.contains(LABEL));
                for (CSVRecord line : parser) {
                    add(line, columns, file, rows);
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new DataException(file.location() + " cannot be read as CSV: " + e.getMessage(), e);
            }
        }
        if (kinds.size() != 1) {
            throw new DataException(
                    kinds.isEmpty()
                            ? "no labels: no " + FILE + " in the folder or zip of the records"
                            : "some " + FILE + " have a column " + LABEL + " and some have not; expected one kind");
        }
        return new LabelTable(kinds.contains(true), rows);
    }

    private static void add(CSVRecord line, List<String> columns, StoredFile file, Map<String, Row> rows) {
        String where = file.location() + ", row " + line.getRecordNumber();
        if (!line.isConsistent()) {
            throw new DataException(where + " has " + line.size() + " fields; expected " + columns.size());
        }
        Optional<String> patient = columns.contains(PATIENT) ? Optional.of(line.get(PATIENT)) : Optional.empty();
        Row row = new Row(patient.filter(name -> !name.isEmpty()), labels(line, columns, where));
        Row before = rows.putIfAbsent(line.get(RECORD), row);
        if (before != null && !before.equals(row)) {
            throw new DataException(where + ": record " + line.get(RECORD) + " has the labels " + row.labels()
                    + " and before " + before.labels() + "; expected each record once");
        }
    }

    private static Set<String> labels(CSVRecord line, List<String> columns, String where) {
        Set<String> labels = new HashSet<>();
        if (columns.contains(LABEL)) {
            labels.add(line.get(LABEL));
        } else if (columns.contains(LABELS)) {
            Arrays.stream(line.get(LABELS).split(";"))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .forEach(labels::add);
        } else {
            for (String column : columns) {
                if (column.equals(RECORD) || column.equals(PATIENT)) {
                    continue;
                }
                switch (line.get(column)) {
                    case "1" -> labels.add(column);
                    case "0" -> {
                        // Not this class.
                    }
                    default ->
                        throw new DataException(where + ": column " + column + " has '" + line.get(column)
                                + "'; expected 0 or 1, or a column " + LABEL + " or " + LABELS);
                }
            }
        }
        if (columns.contains(LABEL) && labels.contains("")) {
            throw new DataException(where + ": record " + line.get(RECORD) + " has no label");
        }
        return labels;
    }

    /** Every class that some record has, sorted. */
    List<String> classes() {
        return rows.values().stream()
                .flatMap(row -> row.labels().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows that a record may be named by: its name, or its name with an ending of WFDB. */
    Optional<Row> of(String record) {
        for (String name : new ArrayList<>(List.of(record, record + ".hea", record + ".dat", record + ".mat"))) {
            if (rows.containsKey(name)) {
                return Optional.ofNullable(rows.get(name));
            }
        }
        return Optional.empty();
    }
}
