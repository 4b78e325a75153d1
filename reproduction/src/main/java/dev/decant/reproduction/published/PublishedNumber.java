package dev.decant.reproduction.published;

import dev.decant.api.data.DataException;
import dev.decant.io.csv.CsvRow;
import dev.decant.io.csv.CsvTable;
import java.util.List;

/**
 * One number of a table of the paper, to be shown beside the reader's own.
 *
 * @param table such as {@code Table 2}
 * @param method its name in the experiment's configuration: {@code teacher}, or a strategy's
 * @param set {@code test}, or the name of the external set
 * @param setName what the paper calls the set
 * @param measure {@code f1}, {@code score} for the field's own score, or {@code r2_teacher} for the similarity of
 *     probabilities to the teacher
 * @param measureName what the paper calls the measure
 * @param value as printed
 */
public record PublishedNumber(
        String table, String method, String set, String setName, String measure, String measureName, double value) {
    private static final List<String> COLUMNS =
            List.of("table", "method", "set", "set-name", "measure", "measure-name", "value");

    /**
     * The numbers of a table, one in each row, in the order of the paper.
     *
     * @throws DataException if its columns are others, or a value is no number
     */
    public static List<PublishedNumber> of(CsvTable table) {
        if (!table.columns().equals(COLUMNS)) {
            throw new DataException(
                    table.location() + ", line 1: the columns " + table.columns() + "; expected " + COLUMNS);
        }
        return table.rows().stream().map(row -> of(row, table.location())).toList();
    }

    private static PublishedNumber of(CsvRow row, String location) {
        List<String> f = row.fields();
        try {
            return new PublishedNumber(
                    f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), Double.parseDouble(f.get(6)));
        } catch (NumberFormatException e) {
            throw new DataException(
                    location + ", line " + row.line() + ": the value '" + f.get(6) + "'; expected a number", e);
        }
    }
}
