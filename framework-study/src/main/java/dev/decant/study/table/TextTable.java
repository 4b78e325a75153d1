package dev.decant.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    /** The lines, without blanks at their ends, as long as they come. */
    public List<String> lines() {
        return lines(rows, ColumnWidths.natural(rows));
    }

    /**
     * The lines where they must not be longer than a terminal. Numbers that are too many beside one another are divided: the
     * columns on the right follow below, with those on the left repeated. Words are broken at blanks; where that is not enough,
     * the first column gets a line of its own or the longest words are cut.
     *
     * @param columns of the terminal
     */
    public List<String> lines(int columns) {
        ColumnWidths natural = ColumnWidths.natural(rows);
        if (natural.total(GAP.length()) <= columns) {
            return lines(rows, natural);
        }
        return rule == Rule.DASHES ? divided(columns, natural) : broken(columns, natural);
    }

    private List<String> divided(int columns, ColumnWidths natural) {
        List<String> lines = new ArrayList<>();
        int from = leftColumns;
        while (from < natural.widths().size()) {
            int to = from + 1;
            while (to < natural.widths().size()
                    && part(natural.widths(), from, to + 1).total() <= columns) {
                to++;
            }
            Part part = part(natural.widths(), from, to);
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(lines(rows.stream().map(part::of).toList(), new ColumnWidths(part.of(natural.widths()))));
            from = to;
        }
        return lines;
    }

    private Part part(List<Integer> widths, int from, int to) {
        return new Part(widths, leftColumns, from, to);
    }

    /** The columns on the left and some of those on the right. */
    private record Part(List<Integer> widths, int left, int from, int to) {
        <T> List<T> of(List<T> row) {
            List<T> cells = new ArrayList<>(row.subList(0, left));
            cells.addAll(row.subList(from, to));
            return cells;
        }

        int total() {
            return new ColumnWidths(of(widths)).total(GAP.length());
        }
    }

    private List<String> broken(int columns, ColumnWidths natural) {
        ColumnWidths words = ColumnWidths.ofWords(rows);
        ColumnWidths widths = natural.within(columns, GAP.length(), words);
        if (widths.total(GAP.length()) <= columns) {
            return lines(rows, widths);
        }
        List<List<String>> rest =
                rows.stream().map(row -> row.subList(1, row.size())).toList();
        ColumnWidths restWords =
                new ColumnWidths(words.widths().subList(1, words.widths().size()));
        ColumnWidths below = new ColumnWidths(
                        natural.widths().subList(1, natural.widths().size()))
                .within(columns - GAP.length(), GAP.length(), restWords);
        if (natural.widths().get(0) <= columns && below.total(GAP.length()) <= columns - GAP.length()) {
            List<String> lines = new ArrayList<>();
            for (int r = 0; r < rows.size(); r++) {
                lines.add(rows.get(r).get(0));
                lines(List.of(rest.get(r)), below).forEach(line -> lines.add(GAP + line));
            }
            return lines;
        }
        return lines(rows, widths.within(columns, GAP.length(), words.cut()));
    }

    private List<String> lines(List<List<String>> shown, ColumnWidths widths) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : shown) {
            List<List<String>> cells = IntStream.range(0, row.size())
                    .mapToObj(c -> cell(row.get(c), widths.widths().get(c)))
                    .toList();
            int height = cells.stream().mapToInt(List::size).max().orElse(1);
            for (int i = 0; i < height; i++) {
                lines.add(line(cells, i, widths));
            }
        }
        if (rule == Rule.DASHES) {
            lines.add(1, "-".repeat(widths.total(GAP.length())));
        }
        return lines;
    }

    private String line(List<List<String>> cells, int i, ColumnWidths widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String text = i < cells.get(c).size() ? cells.get(c).get(i) : "";
            String blanks = " ".repeat(widths.widths().get(c) - text.length());
            line.append(c == 0 ? "" : GAP).append(c < leftColumns ? text + blanks : blanks + text);
        }
        return line.toString().stripTrailing();
    }

    /** A cell in lines of a width; a word that is longer than that is cut. */
    private static List<String> cell(String text, int width) {
        return WrappedText.lines("", "", text, width).stream()
                .map(line -> line.length() <= width ? line : line.substring(0, width - 1) + "…")
                .toList();
    }
}
