package dev.decant.runtime.config.source;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists the keys and includes of a HOCON or JSON text in the order in which they are written. It follows braces,
 * brackets, separators, strings and comments and nothing else: what is not HOCON passes, the parser refuses it.
 */
final class KeyScanner {
    private static final String TRIPLE = "\"\"\"";
    private static final Pattern INCLUDE = Pattern.compile("(?s)include(?=[\\s\"]).*\"[\\s)]*");

    private final String text;
    private final List<Statement> found = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private Frame frame = new Frame(List.of(), false, false);
    private int at;
    private int line = 1;

    private KeyScanner(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** An object or a list that is open, and the field within it that is being read. */
    private static final class Frame {
        private final List<String> path;
        private final boolean list;
        private final boolean within;
        private final StringBuilder key = new StringBuilder();
        private List<String> field = List.of();
        private int keyLine;
        private boolean inValue;
        private boolean valueBegun;

        /** @param within whether it is a list or stands in one, where keys have no path */
        Frame(List<String> path, boolean list, boolean within) {
            this.path = path;
            this.list = list;
            this.within = within;
            this.inValue = list;
            this.field = path;
        }
    }

    static List<Statement> scan(String text) {
        return new KeyScanner(text).scan();
    }

    private List<Statement> scan() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                skipTo(end("\n", at));
            } else if (c == '"') {
                take(endOfString());
            } else if (text.startsWith("${", at)) {
                take(Math.min(end("}", at) + 1, text.length()));
            } else {
                character(c);
                at++;
            }
        }
        endOfField();
        return found;
    }

    private void character(char c) {
        switch (c) {
            case '{' -> open(false);
            case '[' -> open(true);
            case '}', ']' -> close();
            case ',' -> endOfField();
            case '=', ':' -> separator();
            case '\n' -> newline();
            default -> text(String.valueOf(c));
        }
    }

    private void open(boolean list) {
        if (!frame.inValue && !frame.key.isEmpty()) {
            separator();
        }
        frame.valueBegun = true;
        frames.push(frame);
        frame = new Frame(frame.inValue ? frame.field : frame.path, list, list || frame.within);
    }

    private void close() {
        endOfField();
        if (!frames.isEmpty()) {
            frame = frames.pop();
        }
    }

    /** What follows is the value of the key before; {@code +=} separates too. */
    private void separator() {
        if (frame.inValue) {
            return;
        }
        String key = frame.key.toString().strip().replaceFirst("\\s*\\+$", "");
        List<String> path = new ArrayList<>(frame.path);
        path.addAll(split(key));
        frame.field = path;
        frame.inValue = true;
        frame.valueBegun = false;
        if (!frame.within) {
            found.add(new Statement(path, frame.keyLine, false));
        }
    }

    private static List<String> split(String key) {
        try {
            return ConfigUtil.splitPath(key);
        } catch (ConfigException e) {
            return List.of(key);
        }
    }

    /** Ends a value that has begun, or an include; a key may still wait for its value. */
    private void newline() {
        line++;
        if (frame.inValue ? frame.valueBegun : isInclude()) {
            endOfField();
        } else {
            text("\n");
        }
    }

    private boolean isInclude() {
        return INCLUDE.matcher(frame.key.toString().strip()).matches();
    }

    private void endOfField() {
        if (!frame.inValue && isInclude()) {
            found.add(new Statement(frame.path, frame.keyLine, true));
        }
        frame.inValue = frame.list;
        frame.key.setLength(0);
    }

    private void text(String part) {
        if (frame.inValue) {
            frame.valueBegun |= !part.isBlank();
        } else if (!frame.key.isEmpty() || !part.isBlank()) {
            frame.keyLine = frame.key.isEmpty() ? line : frame.keyLine;
            frame.key.append(part);
        }
    }

    private void take(int end) {
        text(text.substring(at, end));
        skipTo(end);
    }

    private void skipTo(int end) {
        line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end;
    }

    private int end(String mark, int from) {
        int index = text.indexOf(mark, from);
        return index < 0 ? text.length() : index;
    }

    private int endOfString() {
        if (text.startsWith(TRIPLE, at)) {
            int end = Math.min(end(TRIPLE, at + TRIPLE.length()) + TRIPLE.length(), text.length());
            while (end < text.length() && text.charAt(end) == '"') {
                end++;
            }
            return end;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end < text.length() && text.charAt(end) == '"' ? end + 1 : Math.min(end, text.length());
    }
}
