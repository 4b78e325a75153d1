package dev.decant.io.csv;

import dev.decant.api.data.DataException;
import dev.decant.io.file.DecodedText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
        String text = DecodedText.of(content);
        List<CsvRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            for (CSVRecord record : parser) {
                rows.add(new CsvRow(
                        parser.getCurrentLineNumber(),
                        record.stream().map(String::strip).toList()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(location + " is not comma-separated text: " + e.getMessage(), e);
        }
        return rows;
    }
}
