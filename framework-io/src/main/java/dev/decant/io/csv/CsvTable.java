package dev.decant.io.csv;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import dev.decant.io.file.Resource;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small table as comma-separated text with a line of column names.
 *
 * @param location where it is, for messages
 * @param columns their names, in order, each once
 * @param rows in order, with one field for each column
 */
public record CsvTable(String location, List<String> columns, List<CsvRow> rows) {
    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The table of a file.
     *
     * @throws DataException if it cannot be read, and as {@link #parse} does
     */
    public static CsvTable read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
    }

    /** The table of a resource. */
    public static CsvTable read(Resource resource) {
        return parse(resource.read(), resource.name());
    }

    /**
     * The table of a file's content. A row may end early: the rest of its fields is empty.
     *
     * @param content UTF-8, or Latin-1 where it is not valid as such
     * @param location where it is, for messages
     * @throws DataException if it is no such table, a column stands twice, or a row is longer than the first line
     */
    public static CsvTable parse(byte[] content, String location) {
        List<CsvRow> all = CsvRow.all(content, location);
        if (all.isEmpty()) {
            throw new DataException(location + " is empty; expected a line of column names");
        }
        List<String> columns = columns(all.get(0).fields(), location);
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRow row : all.subList(1, all.size())) {
            List<String> fields = new ArrayList<>(row.fields());
            if (fields.size() > columns.size()) {
                throw new DataException(location + ", line " + row.line() + ": " + new Counted(fields.size(), "field")
                        + "; expected " + columns.size() + ", as in the first line");
            }
            while (fields.size() < columns.size()) {
                fields.add("");
            }
            rows.add(new CsvRow(row.line(), fields));
        }
        return new CsvTable(location, columns, rows);
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
