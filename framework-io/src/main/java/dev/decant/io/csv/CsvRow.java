package dev.decant.io.csv;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of comma-separated text (RFC 4180).
 *
 * @param line the number of its last line in the file, from 1: a quoted field may hold line ends
 * @param fields without the blanks around
 */
public record CsvRow(long line, List<String> fields) {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    public CsvRow {
        fields = List.copyOf(fields);
    }

    /**
     * The rows of a file, in order, that of the column names among them; empty lines are passed over.
     *
     * @param content UTF-8, or Latin-1 where it is not valid as such
     * @param location where it is, for messages
     * @throws DataException if a quotation mark is not closed
     */
    public static List<CsvRow> all(byte[] content, String location) {
        List<CsvRow> rows = new ArrayList<>();
        walk(content, location, row -> {
            rows.add(row);
            return true;
        });
        return rows;
    }

    /**
     * The first row of a file, or of its beginning.
     *
     * @throws DataException if a quotation mark in it is not closed
     */
    public static Optional<CsvRow> first(byte[] content, String location) {
        List<CsvRow> rows = new ArrayList<>();
        walk(content, location, row -> {
            rows.add(row);
            return false;
        });
        return rows.stream().findFirst();
    }

    private static void walk(byte[] content, String location, Predicate<CsvRow> goOn) {
        String text = DecodedText.of(content);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (CSVRecord record : parser) {
                List<String> fields = record.stream().map(String::strip).toList();
                if (!goOn.test(new CsvRow(parser.getCurrentLineNumber(), fields))) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(location + " is not comma-separated text: " + ReadFailure.reason(e), e);
        }
    }
}
