package dev.decant.study.table;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells below a header as aligned plain text; a line end within a cell becomes a blank. */
public final class TextTable {
    private static final String GAP = "  ";
    private final int leftColumns;
    private final Rule rule;
    private final List<List<String>> rows = new ArrayList<>();

    /** What stands below the header. */
    private enum Rule {
        NONE,
        DASHES
    }

    private TextTable(int leftColumns, Rule rule, List<String> header) {
        this.leftColumns = leftColumns;
        this.rule = rule;
        rows.add(List.copyOf(header));
    }

    /** A list: every column to the left. */
    public static TextTable ofWords(String... header) {
        return new TextTable(header.length, Rule.NONE, List.of(header));
    }

    /**
     * A table of numbers, with a rule below its header.
     *
     * @param leftColumns how many columns, from the first on, are aligned to the left; the others are to the right
     * @param header the names of the columns
     */
    public static TextTable ofNumbers(int leftColumns, List<String> header) {
        return new TextTable(leftColumns, Rule.DASHES, header);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as the header
     */
    public void add(List<String> row) {
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    row.size() + " cells for " + rows.get(0).size() + " columns");
        }
        rows.add(row.stream().map(cell -> cell.replace('\n', ' ')).toList());
    }

    /** Adds a row. */
    public void add(String... row) {
        add(List.of(row));
    }

    /** The lines, without blanks at their ends. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String blanks = " ".repeat(widths[c] - row.get(c).length());
                line.append(c == 0 ? "" : GAP).append(c < leftColumns ? row.get(c) + blanks : blanks + row.get(c));
            }
            lines.add(line.toString().stripTrailing());
        }
        if (rule == Rule.DASHES) {
            int total = (widths.length - 1) * GAP.length();
            for (int width : widths) {
                total += width;
            }
            lines.add(1, "-".repeat(total));
        }
        return lines;
    }
}
