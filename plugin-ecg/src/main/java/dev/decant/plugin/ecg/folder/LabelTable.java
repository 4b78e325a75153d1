package dev.decant.plugin.ecg.folder;

import dev.decant.api.data.DataException;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.csv.CsvTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The labels of records, as a table with a column {@code record} and perhaps one {@code patient}, in one of two forms. Either
 * columns {@code label}, {@code label2} and so on hold labels, several of them separated by semicolons; or every other
 * column is a label, and holds 1 or 0, true or false. What is missing is missing: nothing in a column {@code label} is no
 * label, while nothing in {@code labels} says that the record has none of them; nothing in the column of a label stands
 * for 0 in a table that writes no 0 there, and is an error in one that does.
 */
final class LabelTable {
    private static final Pattern LABEL = Pattern.compile("labels?[ _-]?\\d*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("\\.(hea|mat|dat)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELS = Pattern.compile("labels.*", Pattern.CASE_INSENSITIVE);
    private static final Set<String> YES = Set.of("1", "1.0", "true");
    private static final Set<String> NO = Set.of("0", "0.0", "false");
    private static final String RECORD = "record";
    private static final String PATIENT = "patient";

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();

    /**
     * What the table says of a record.
     *
     * @param labels as written, each once
     * @param patient empty where the table does not say
     * @param known whether the table says which labels the record has
     * @param where file and line
     */
    record Entry(Set<String> labels, Optional<String> patient, boolean known, String where) {}

    /**
     * The labels of several tables together.
     *
     * @throws DataException if a column is missing, a record stands twice, or a field is neither 0 nor 1 where it must be
     */
    LabelTable(List<CsvTable> tables) {
        tables.forEach(this::add);
    }

    private void add(CsvTable table) {
        int record = table.require(RECORD);
        Optional<Integer> patient = table.find(PATIENT);
        List<Integer> others = IntStream.range(0, table.columns().size())
                .filter(column ->
                        column != record && patient.filter(p -> p == column).isEmpty())
                .boxed()
                .toList();
        List<Integer> named = others.stream()
                .filter(column -> LABEL.matcher(table.columns().get(column)).matches())
                .toList();
        if (others.isEmpty()) {
            throw new DataException(table.location() + ", line 1: the columns " + table.columns()
                    + "; expected a column 'label', or one for each label");
        }
        if (named.isEmpty()) {
            others.forEach(column -> columns.add(table.columns().get(column)));
        }
        boolean noneIsSaid = named.isEmpty()
                || named.stream()
                        .anyMatch(column ->
                                LABELS.matcher(table.columns().get(column)).matches());
        Set<Integer> withZeros = others.stream()
                .filter(column -> table.rows().stream().anyMatch(row -> NO.contains(lower(row, column))))
                .collect(Collectors.toSet());
        for (CsvRow row : table.rows()) {
            String where = table.location() + ", line " + row.line();
            Set<String> labels = named.isEmpty() ? marked(table, row, others, withZeros, where) : listed(row, named);
            Optional<String> group =
                    patient.map(column -> row.fields().get(column)).filter(text -> !text.isEmpty());
            put(
                    recordName(row.fields().get(record), where),
                    new Entry(labels, group, noneIsSaid || !labels.isEmpty(), where));
        }
    }

    private void put(String record, Entry entry) {
        Entry before = entries.putIfAbsent(record, entry);
        if (before != null) {
            throw new DataException(entry.where + ": record " + record + " a second time, after " + before.where
                    + "; expected each once");
        }
    }

    /** Without folders and extension, which some tables write. */
    private static String recordName(String text, String where) {
        String file = text.substring(text.replace('\\', '/').lastIndexOf('/') + 1);
        String name = EXTENSION.matcher(file).replaceFirst("");
        if (name.isEmpty()) {
            throw new DataException(where + ": record '" + text + "'; expected the name of a record");
        }
        return name;
    }

    private static Set<String> listed(CsvRow row, List<Integer> columns) {
        Set<String> labels = new LinkedHashSet<>();
        for (int column : columns) {
            for (String label : row.fields().get(column).split(";")) {
                if (!label.isBlank()) {
                    labels.add(label.strip());
                }
            }
        }
        return labels;
    }

    private static Set<String> marked(
            CsvTable table, CsvRow row, List<Integer> columns, Set<Integer> withZeros, String where) {
        Set<String> labels = new LinkedHashSet<>();
        for (int column : columns) {
            String label = table.columns().get(column);
            String field = lower(row, column);
            if (YES.contains(field)) {
                labels.add(label);
            } else if (field.isEmpty() && withZeros.contains(column)) {
                throw new DataException(where + ": nothing in the column '" + label
                        + "', which has 0 for other records; expected 1 or 0");
            } else if (!field.isEmpty() && !NO.contains(field)) {
                throw new DataException(where + ": '" + row.fields().get(column) + "' in the column '" + label
                        + "'; expected 1 or 0, or a column 'label' that holds the labels");
            }
        }
        return labels;
    }

    private static String lower(CsvRow row, int column) {
        return row.fields().get(column).toLowerCase(Locale.ROOT);
    }

    /** What is known of each record, in the order of the tables. */
    Map<String, Entry> entries() {
        return entries;
    }

    /** Whether every record that has a label has exactly one, and the labels stand in columns {@code label}. */
    boolean isSingle() {
        return columns.isEmpty()
                && entries.values().stream().filter(Entry::known).allMatch(entry -> entry.labels.size() == 1);
    }

    /** Every label: in the order of their columns where they have such, else sorted. */
    List<String> labels() {
        if (!columns.isEmpty()) {
            Set<String> all = new LinkedHashSet<>(columns);
            entries.values().forEach(entry -> all.addAll(entry.labels));
            return new ArrayList<>(all);
        }
        Set<String> sorted = new TreeSet<>();
        entries.values().forEach(entry -> sorted.addAll(entry.labels));
        return List.copyOf(sorted);
    }
}
