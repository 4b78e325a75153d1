package dev.decant.runtime.config;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value was written.
 *
 * @param source a file, a class-path resource or {@code -D key}
 * @param line from 1, or 0 where there is none
 */
record SourceLocation(String source, int line) {
    private static final String OVERRIDE = "-D ";
    private static final String MERGE = "merge of ";
    private static final Pattern WITH_LINE = Pattern.compile("(.*?): (\\d+)(?:-\\d+)?");

    /** The place that a value came from; for one merged from several, the first with a line. */
    static SourceLocation of(ConfigOrigin origin) {
        String description = origin.description();
        if (!description.startsWith(MERGE)) {
            return one(description);
        }
        SourceLocation first = null;
        for (String part : description.substring(MERGE.length()).split(",(?=\\S)")) {
            SourceLocation location = one(part);
            if (location.line() > 0) {
                return location;
            }
            first = first == null ? location : first;
        }
        return first == null ? one(description) : first;
    }

    private static SourceLocation one(String description) {
        Matcher matcher = WITH_LINE.matcher(description);
        if (!matcher.matches()) {
            return new SourceLocation(description, 0);
        }
        return description.startsWith(OVERRIDE)
                ? new SourceLocation(matcher.group(1), 0)
                : new SourceLocation(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return line > 0 ? source + ":" + line : source;
    }
}
