package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import dev.decant.io.file.StoredFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table as comma-separated text (RFC 4180), plain or compressed by gzip, of any length: one row is in memory at a time. */
final class CsvRows {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .get();

    private CsvRows() {}

    /**
     * Walks the rows.
     *
     * @param required columns that must be there, whatever their case
     * @throws DataException if the file cannot be read, or lacks a column
     */
    static void walk(StoredFile file, List<String> required, Consumer<CSVRecord> row) {
        try (InputStream raw = new BufferedInputStream(file.open(), 1 << 16)) {
            walk(file.name(), raw, file.location(), required, row);
        } catch (IOException e) {
            throw unreadable(file.location(), e);
        }
    }

    /**
     * Walks the rows of an open stream.
     *
     * @param name of the file, which says whether it is compressed
     * @param location for messages
     */
    static void walk(String name, InputStream raw, String location, List<String> required, Consumer<CSVRecord> row) {
        boolean compressed = name.toLowerCase(Locale.ROOT).endsWith(".gz");
        try (InputStream plain = compressed ? new GZIPInputStream(raw, 1 << 16) : raw;
                Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            List<String> columns =
                    parser.getHeaderNames().stream().map(String::strip).toList();
            for (String column : required) {
                if (columns.stream().noneMatch(column::equalsIgnoreCase)) {
                    throw new DataException(
                            location + ", line 1: the columns " + columns + "; expected a column '" + column + "'");
                }
            }
            for (CSVRecord record : parser) {
                row.accept(record);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable(location, e);
        }
    }

    private static DataException unreadable(String location, Exception e) {
        return new DataException(location + " cannot be read as a table: " + ReadFailure.reason(e), e);
    }

    /** A field; empty where the row ends before or the table has no such column. */
    static String field(CSVRecord row, String column) {
        return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
    }

    /** A number in a field, NaN where there is none. */
    static double number(CSVRecord row, String column) {
        return number(field(row, column));
    }

    static double number(String field) {
        if (field.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
