package dev.decant.study.table;

import java.util.ArrayList;
import java.util.List;

/** Sentences as lines that end between words. */
public final class WrappedText {
    /** What is taken for the columns of a terminal that does not say. */
    public static final int USUAL = 80;

    private static final String INDENT = "  ";

    private WrappedText() {}

    /**
     * Breaks at blanks; the lines after the first are indented by two. A word that is longer than a line stays whole.
     *
     * @param prefix what the first line begins with, never broken
     * @param columns the length of a line at most
     */
    public static List<String> lines(String prefix, String text, int columns) {
        return lines(prefix, INDENT, text, columns);
    }

    /**
     * Breaks at blanks.
     *
     * @param prefix what the first line begins with, never broken
     * @param indent what the lines after the first begin with
     * @param columns the length of a line at most
     */
    public static List<String> lines(String prefix, String indent, String text, int columns) {
        if (prefix.length() + text.length() <= columns) {
            return List.of(prefix + text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(prefix);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
