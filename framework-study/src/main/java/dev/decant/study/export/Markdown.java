package dev.decant.study.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the few elements of GitHub Flavored Markdown that a card needs. Every text is escaped, so that names of classes, columns
 * and files are read as they are, whatever they hold.
 */
final class Markdown {
    /** Escaped by a backslash they are nothing but themselves. */
    private static final String MARKS = "\\`*_[]<>#|~&$@";

    private final StringBuilder out = new StringBuilder();

    Markdown heading(int level, String text) {
        return line("#".repeat(level) + " " + text(text)).line("");
    }

    Markdown paragraph(String text) {
        return line(text(text)).line("");
    }

    Markdown list(List<String> items) {
        items.forEach(item -> line("- " + text(item)));
        return line("");
    }

    /** Two columns without a heading; nothing where there is no row. */
    Markdown values(Map<String, String> rows) {
        return table(
                List.of("", ""),
                rows.entrySet().stream()
                        .map(row -> List.of(row.getKey(), row.getValue()))
                        .toList());
    }

    /** @param rows as many cells as the head has; without any nothing is written */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        line(row(head)).line("|" + "---|".repeat(head.size()));
        rows.forEach(row -> line(row(row)));
        return line("");
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The text on one line, with no mark that means anything; what cannot be printed becomes a question mark. */
    static String text(String plain) {
        StringBuilder escaped = new StringBuilder();
        String line = plain.replaceAll("\\s+", " ").strip();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean opens = i == 0 && (c == '-' || c == '+' || c == '=' || c == ':');
            boolean address = c == ':' && line.startsWith("//", i + 1);
            boolean www = c == '.' && i >= 3 && line.regionMatches(true, i - 3, "www", 0, 3);
            boolean numbered = (c == '.' || c == ')')
                    && line.substring(0, i).matches("\\d+")
                    && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
            if (MARKS.indexOf(c) >= 0 || opens || address || www || numbered) {
                escaped.append('\\');
            }
            escaped.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
        }
        return escaped.toString();
    }

    private Markdown line(String line) {
        out.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }
}
