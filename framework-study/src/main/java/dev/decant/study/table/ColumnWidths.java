package dev.decant.study.table;

import java.util.List;
import java.util.stream.IntStream;

/** How wide the columns of a table of words are made, so that its lines fit. */
record ColumnWidths(List<Integer> widths) {
    /** What is left of a cell that is cut, at least. */
    private static final int LEAST = 8;

    /** Those that every cell fits in. */
    static ColumnWidths natural(List<List<String>> rows) {
        return new ColumnWidths(IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList());
    }

    /** Those that every word fits in. */
    static ColumnWidths ofWords(List<List<String>> rows) {
        return new ColumnWidths(IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .flatMap(row -> List.of(row.get(column).split(" ")).stream())
                        .mapToInt(String::length)
                        .max()
                        .orElse(0))
                .toList());
    }

    /** What a line takes, with the gaps. */
    int total(int gap) {
        return widths.stream().mapToInt(Integer::intValue).sum() + gap * (widths.size() - 1);
    }

    /** As wide as these, but the widest made narrower, no column below its least, until a line fits or nothing can give. */
    ColumnWidths within(int columns, int gap, ColumnWidths least) {
        int[] now = widths.stream().mapToInt(Integer::intValue).toArray();
        int total = total(gap);
        while (total > columns) {
            int widest = -1;
            for (int c = 0; c < now.length; c++) {
                if (now[c] > least.widths.get(c) && (widest < 0 || now[c] > now[widest])) {
                    widest = c;
                }
            }
            if (widest < 0) {
                break;
            }
            now[widest]--;
            total--;
        }
        return new ColumnWidths(IntStream.of(now).boxed().toList());
    }

    /** The same down to a few letters of each, where whole words have no room. */
    ColumnWidths cut() {
        return new ColumnWidths(
                widths.stream().map(width -> Math.min(width, LEAST)).toList());
    }
}
