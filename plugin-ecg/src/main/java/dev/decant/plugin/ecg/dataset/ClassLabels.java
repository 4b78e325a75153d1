package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of each record by the {@code REFERENCE*.csv} files of a set: lines {@code A00001,N}. Where several files name
 * a record, the newest revision counts: {@code REFERENCE-v3.csv} before {@code REFERENCE-v2.csv} before
 * {@code REFERENCE.csv} before any other.
 */
public final class ClassLabels {
    private static final Pattern FILE = Pattern.compile("REFERENCE(?:-v(\\d{1,4})|(-.*))?\\.csv");

    private ClassLabels() {}

    /** Whether a file of that name holds labels. */
    public static boolean reads(String name) {
        return FILE.matcher(name).matches();
    }

    /**
     * The class of each record.
     *
     * @param classes the classes there are
     * @param remarks counts the labels that a newer revision replaced
     * @throws DataException if there is no such file, a line is damaged, a class is unknown, or files of one revision
     *     disagree
     */
    public static Map<String, String> read(RecordFiles files, List<String> classes, Map<String, Integer> remarks) {
        List<StoredFile> references = files.files().stream()
                .filter(file -> reads(file.name()))
                .sorted(Comparator.comparingInt((StoredFile file) -> revision(file.name()))
                        .reversed())
                .toList();
        if (references.isEmpty()) {
            throw new DataException("no labels: no REFERENCE.csv in the folder or zip of the records");
        }
        Map<String, Line> lines = new HashMap<>();
        for (StoredFile file : references) {
            for (Line line : parse(file, classes)) {
                Line newer = lines.putIfAbsent(line.record, line);
                if (newer != null && !newer.label.equals(line.label)) {
                    if (revision(newer.file.name()) == revision(file.name())) {
                        throw new DataException("record " + line.record + " is '" + newer.label + "' in "
                                + newer.file.location() + " and '" + line.label + "' in " + file.location());
                    }
                    remarks.merge("label replaced by a newer revision", 1, Integer::sum);
                }
            }
        }
        Map<String, String> labels = new HashMap<>();
        lines.forEach((record, line) -> labels.put(record, line.label));
        return labels;
    }

    private record Line(String record, String label, StoredFile file) {}

    private static List<Line> parse(StoredFile file, List<String> classes) {
        return new String(file.read(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    if (fields.length != 2 || !classes.contains(fields[1].strip())) {
                        throw new DataException(file.location() + ": line '" + line
                                + "'; expected a record and one of the classes " + classes);
                    }
                    return new Line(fields[0].strip(), fields[1].strip(), file);
                })
                .toList();
    }

    private static int revision(String name) {
        Matcher matcher = FILE.matcher(name);
        if (!matcher.matches() || matcher.group(2) != null) {
            return -2;
        }
        return matcher.group(1) == null ? -1 : Integer.parseInt(matcher.group(1));
    }
}
