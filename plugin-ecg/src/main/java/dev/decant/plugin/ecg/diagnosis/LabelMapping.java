package dev.decant.plugin.ecg.diagnosis;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * From a source's own words to the scored classes: a CSV with the columns {@code phrase} and {@code label}. A phrase is
 * compared without regard to case, blanks and a full stop at its end; one that ends in {@code *} stands for every
 * continuation. A row without a label says that the phrase is known and stands for no scored class.
 */
public final class LabelMapping {
    private record Row(String phrase, boolean prefix, Optional<ScoredDiagnosis> label) {
        boolean matches(String words) {
            return prefix ? words.startsWith(phrase) : words.equals(phrase);
        }
    }

    private final List<Row> rows;

    private LabelMapping(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a mapping.
     *
     * @param where for messages
     * @throws DataException if it is no such CSV, or names a class that is not scored
     */
    public static LabelMapping read(Reader csv, String where) {
        List<Row> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(csv)) {
            if (!parser.getHeaderNames().containsAll(List.of("phrase", "label"))) {
                throw new DataException(
                        where + " has the columns " + parser.getHeaderNames() + "; expected phrase and label");
            }
            for (CSVRecord record : parser) {
                rows.add(row(record, where));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(where + " cannot be read as CSV: " + e.getMessage(), e);
        }
        // A whole phrase before a beginning, a longer beginning before a shorter one.
        rows.sort(Comparator.comparing(Row::prefix)
                .thenComparing(row -> -row.phrase().length()));
        return new LabelMapping(rows);
    }

    private static Row row(CSVRecord record, String where) {
        String label = record.get("label");
        Optional<ScoredDiagnosis> diagnosis = ScoredDiagnosis.ofLabel(label);
        if (!label.isEmpty() && diagnosis.isEmpty()) {
            throw new DataException(where + ": row " + record.getRecordNumber() + " has the label '" + label
                    + "'; expected none or one of " + ScoredDiagnosis.labels());
        }
        String phrase = record.get("phrase");
        boolean prefix = phrase.endsWith("*");
        return new Row(normal(prefix ? phrase.substring(0, phrase.length() - 1) : phrase), prefix, diagnosis);
    }

    private static String normal(String words) {
        return words.strip().replaceFirst("\\.$", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether a phrase is in the mapping, with a class or without. */
    public boolean knows(String phrase) {
        String words = normal(phrase);
        return rows.stream().anyMatch(row -> row.matches(words));
    }

    /** The class of a phrase; empty if it is unknown or stands for none. */
    public Optional<ScoredDiagnosis> of(String phrase) {
        String words = normal(phrase);
        return rows.stream().filter(row -> row.matches(words)).findFirst().flatMap(Row::label);
    }

    /** Every class that some phrase stands for, in order. */
    public List<ScoredDiagnosis> classes() {
        Set<ScoredDiagnosis> classes = EnumSet.noneOf(ScoredDiagnosis.class);
        rows.forEach(row -> row.label().ifPresent(classes::add));
        return List.copyOf(classes);
    }
}
