package dev.decant.io.csv;

/** A field of comma-separated text. */
public final class CsvField {
    private CsvField() {}

    /** The text as one field (RFC 4180): quoted where it holds a comma, a quotation mark or a line end. */
    public static String of(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
