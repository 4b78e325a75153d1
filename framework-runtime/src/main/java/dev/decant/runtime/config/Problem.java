package dev.decant.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;

/**
 * One thing that is wrong with a configuration.
 *
 * @param where file and line such as {@code bbm.conf:12}, or {@code -D train.epochs}
 * @param path the key, such as {@code train.batch-size}; empty where the file as a whole is meant
 * @param message the offending value, what was expected and the nearest valid name
 */
public record Problem(String where, String path, String message) {
    /** Where the type of an extension is written that a command takes as a word of its own. */
    static final String COMMAND_LINE = "command line";

    /**
     * What the library says.
     *
     * @param where for what it gives no place
     */
    static Problem of(ConfigException e, String where) {
        ConfigOrigin origin = e.origin();
        String message = String.valueOf(e.getMessage());
        return origin == null
                ? new Problem(where, "", message)
                : at(origin, "", message.replace(origin.description() + ": ", ""));
    }

    /** Where something was written. */
    public static Problem at(ConfigOrigin origin, String path, String message) {
        return new Problem(SourceLocation.of(origin).toString(), path, message);
    }

    /** The last part of the key. */
    String leaf() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The file or override, without the line. */
    String file() {
        return where.replaceFirst(":\\d+$", "");
    }

    /** The line, or 0 where there is none. */
    int line() {
        String tail = where.substring(file().length());
        return tail.isEmpty() ? 0 : Integer.parseInt(tail.substring(1));
    }

    /** {@code file.conf:12: train.batch-size: got 0; expected an integer from 1 to 65536}; the key of an override once. */
    @Override
    public String toString() {
        boolean said = path.isEmpty()
                || where.equals(Setting.origin(path))
                || (where.equals(COMMAND_LINE) && path.equals(SectionCompletion.TYPE));
        return said ? where + ": " + message : where + ": " + path + ": " + message;
    }
}
