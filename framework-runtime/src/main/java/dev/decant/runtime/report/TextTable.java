package dev.decant.runtime.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells as aligned plain text: the first column to the left, the others to the right. */
public final class TextTable {
    private static final String GAP = "  ";
    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param leftColumns how many columns, from the first on, are aligned to the left
     * @param header the names of the columns
     */
    public TextTable(int leftColumns, List<String> header) {
        this.leftColumns = leftColumns;
        rows.add(List.copyOf(header));
    }

    /** Adds a row of as many cells as the header has. */
    public void add(List<String> row) {
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    row.size() + " cells for " + rows.get(0).size() + " columns");
        }
        rows.add(List.copyOf(row));
    }

    /** The lines, without blanks at their ends, a rule below the header. */
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
        int total = (widths.length - 1) * GAP.length();
        for (int width : widths) {
            total += width;
        }
        lines.add(1, "-".repeat(total));
        return lines;
    }
}
