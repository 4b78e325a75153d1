package dev.decant.plugin.ecg.hefei;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import dev.decant.io.file.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the diagnoses of each record, from label files: a line for each record with its identifier, age, sex and any
 * number of names, separated by tabs, UTF-8, without a first line of column names. Age and sex may be empty, and the
 * identifier may end in {@code .txt}. Lines without any name, as in the contest's forms for answers, say nothing.
 */
final class NamedDiagnoses {
    private static final String EXTENSION = ".txt";
    private static final int BEFORE_NAMES = 3;

    private final Map<String, Labelled> byRecord = new HashMap<>();

    private record Labelled(Set<String> names, String location) {}

    private NamedDiagnoses() {}

    /**
     * Reads one file that a user named, by its path or else by its name among the files of the set; or, where none was
     * named, every file of the set that is one by its name and content.
     *
     * @param texts the {@code .txt} files of the set
     * @throws DataException if there is none, a line is damaged, or two lines disagree about a record
     */
    static NamedDiagnoses of(Optional<Path> named, List<StoredFile> texts, List<Path> roots) {
        NamedDiagnoses labels = new NamedDiagnoses();
        if (named.isPresent()) {
            labels.addNamed(named.get(), texts);
        } else {
            for (StoredFile file : texts) {
                if (!isNumbered(file)) {
                    String text = decode(file.read());
                    if (isLabels(text)) {
                        labels.add(text, file.location());
                    }
                }
            }
        }
        if (labels.byRecord.isEmpty()) {
            throw new DataException("no labels in "
                    + named.map(Path::toString)
                            .orElse(roots + ": no .txt file with the lines of a label file was found, "
                                    + "which are identifier, age, sex and names, separated by tabs"));
        }
        return labels;
    }

    private void addNamed(Path named, List<StoredFile> texts) {
        if (Files.isRegularFile(named)) {
            try {
                add(decode(Files.readAllBytes(named)), named.toString());
            } catch (IOException e) {
                throw new DataException(ReadFailure.of(named, e), e);
            }
            return;
        }
        List<StoredFile> found = texts.stream()
                .filter(file -> file.name().equals(named.toString()))
                .toList();
        if (found.isEmpty()) {
            throw new DataException("label-file is " + named + ", which is neither a file nor the name of one in path");
        }
        found.forEach(file -> add(decode(file.read()), file.location()));
    }

    private static String decode(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether the name is a number, as that of every recording is. */
    static boolean isNumbered(StoredFile file) {
        return file.name().matches("\\d+\\.txt");
    }

    /** The list of all names has no tabs, nor has a recording. */
    private static boolean isLabels(String text) {
        return text.lines().filter(line -> !line.isBlank()).limit(1).anyMatch(line -> line.contains("\t"));
    }

    private void add(String text, String location) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String where = location + ", line " + (i + 1);
            String[] fields = lines.get(i).split("\t", -1);
            if (fields.length < BEFORE_NAMES || fields[0].isBlank()) {
                throw new DataException(
                        where + ": '" + lines.get(i) + "'; expected identifier, age, sex and names, separated by tabs");
            }
            Set<String> names = new TreeSet<>();
            Arrays.stream(fields, BEFORE_NAMES, fields.length)
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
            if (!names.isEmpty()) {
                put(record(fields[0].strip()), new Labelled(names, where));
            }
        }
    }

    private void put(String record, Labelled labelled) {
        Labelled before = byRecord.putIfAbsent(record, labelled);
        if (before != null && !before.names.equals(labelled.names)) {
            throw new DataException("record " + record + " is " + before.names + " in " + before.location + " and "
                    + labelled.names + " in " + labelled.location + "; expected one, or a label-file to be named");
        }
    }

    private static String record(String identifier) {
        return identifier.toLowerCase(Locale.ROOT).endsWith(EXTENSION)
                ? identifier.substring(0, identifier.length() - EXTENSION.length())
                : identifier;
    }

    /** The records that have labels. */
    Set<String> records() {
        return byRecord.keySet();
    }

    /** The names of a record, each once; empty if it has no label. */
    List<String> names(String record) {
        return Optional.ofNullable(byRecord.get(record))
                .map(labelled -> List.copyOf(labelled.names))
                .orElse(List.of());
    }
}
