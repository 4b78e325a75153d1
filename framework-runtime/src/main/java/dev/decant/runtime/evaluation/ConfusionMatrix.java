package dev.decant.runtime.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * How often records of one class were called another.
 *
 * @param classes the names, in the order of rows and of columns
 * @param counts [truth][decision]
 */
public record ConfusionMatrix(List<String> classes, List<List<Integer>> counts) {
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /** From rows with exactly one true each. */
    static ConfusionMatrix of(List<String> classes, boolean[][] truth, boolean[][] decisions) {
        Integer[][] counts = new Integer[classes.size()][classes.size()];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < truth.length; i++) {
            counts[only(truth[i])][only(decisions[i])]++;
        }
        return new ConfusionMatrix(classes, Arrays.stream(counts).map(List::of).toList());
    }

    private static int only(boolean[] row) {
        int found = -1;
        for (int c = 0; c < row.length; c++) {
            if (row[c]) {
                if (found >= 0) {
                    throw new IllegalArgumentException("a record of a multi-class task has two classes");
                }
                found = c;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("a record of a multi-class task has no class");
        }
        return found;
    }
}
