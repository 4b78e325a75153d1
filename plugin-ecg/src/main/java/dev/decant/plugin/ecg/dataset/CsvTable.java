package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A small table as comma-separated text (RFC 4180), UTF-8, with a line of column names. */
public final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String location;
    private final List<String> columns;
    private final List<Row> rows;

    /**
     * A row.
     *
     * @param line the number of its last line in the file, from 1
     * @param fields one for each column, without the blanks around
     */
    public record Row(long line, List<String> fields) {}

    private CsvTable(String location, List<String> columns, List<Row> rows) {
        this.location = location;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * The table of a file. A row may end early: the rest of its fields is empty.
     *
     * @param location where it is, for messages
     * @throws DataException if it is no such table, a column stands twice, or a row is longer than the first line
     */
    public static CsvTable parse(byte[] content, String location) {
        String text = new String(content, StandardCharsets.UTF_8);
        // Some spreadsheets begin with a byte order mark.
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), FORMAT)) {
            List<String> columns = null;
            List<Row> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                List<String> fields = record.stream().map(String::strip).toList();
                if (columns == null) {
                    columns = columns(fields, location);
                    continue;
                }
                long line = parser.getCurrentLineNumber();
                if (fields.size() > columns.size()) {
                    throw new DataException(location + ", line " + line + ": " + fields.size() + " fields; expected "
                            + columns.size() + ", as in the first line");
                }
                int absent = columns.size() - fields.size();
                rows.add(new Row(
                        line,
                        Stream.concat(fields.stream(), Stream.generate(() -> "").limit(absent))
                                .toList()));
            }
            if (columns == null) {
                throw new DataException(location + " is empty; expected a line of column names");
            }
            return new CsvTable(location, columns, List.copyOf(rows));
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(location + " is not comma-separated text: " + e.getMessage(), e);
        }
    }

    private static List<String> columns(List<String> names, String location) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty() || names.subList(0, i).stream().anyMatch(name::equalsIgnoreCase)) {
                throw new DataException(location + ", line 1: column " + (i + 1) + " is '" + name
                        + "'; expected column names, each once");
            }
        }
        return names;
    }

    /** Where the table is, for messages. */
    public String location() {
        return location;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** The rows, in order. */
    public List<Row> rows() {
        return rows;
    }

    /** The index of a column, whatever its case. */
    public Optional<Integer> find(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /**
     * The index of a column that must be there.
     *
     * @throws DataException if it is not
     */
    public int require(String column) {
        return find(column)
                .orElseThrow(() -> new DataException(
                        location + ", line 1: the columns " + columns + "; expected a column '" + column + "'"));
    }
}
