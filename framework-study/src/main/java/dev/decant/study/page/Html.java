package dev.decant.study.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A piece of HTML in which every text and attribute is escaped: there is no way from a string to markup but
 * {@link #text} and {@link Element}.
 */
public final class Html {
    /** No markup at all. */
    public static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Text as it is to be read. */
    public static Html text(String text) {
        return new Html(escaped(text));
    }

    /** Pieces one after the other. */
    public static Html join(Html... pieces) {
        return join(List.of(pieces));
    }

    /** Pieces one after the other. */
    public static Html join(List<Html> pieces) {
        return new Html(pieces.stream().map(piece -> piece.markup).collect(Collectors.joining()));
    }

    /** An element of HTML or SVG; its name and the names of its attributes are literals of this package. */
    public static Element element(String name) {
        return new Element(name, Map.of());
    }

    /** An element with a class of the style sheet. */
    public static Element element(String name, String style) {
        return element(name).with("class", style);
    }

    /** A paragraph. */
    public static Html paragraph(String text) {
        return element("p").of(text);
    }

    /** A list with a bullet for each text. */
    public static Html list(List<String> items) {
        return element("ul")
                .of(join(items.stream().map(item -> element("li").of(item)).toList()));
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return markup.isEmpty();
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }

    /** An element that waits for its content. */
    public record Element(String name, Map<String, String> attributes) {
        /** The same with one more attribute. */
        public Element with(String attribute, String value) {
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more);
        }

        /** The same with a length or coordinate. */
        public Element with(String attribute, double value) {
            return with(attribute, NumberText.coordinate(value));
        }

        public Html of(String text) {
            return of(text(text));
        }

        public Html of(Html... content) {
            return of(Arrays.asList(content));
        }

        public Html of(List<Html> content) {
            return new Html(start() + join(content) + "</" + name + ">");
        }

        /** Without content and end: {@code meta}, {@code br}. */
        public Html alone() {
            return new Html(start());
        }

        /**
         * With content that HTML does not escape: a script or a style sheet of this program, or JSON.
         *
         * @throws IllegalArgumentException if the content would end the element
         */
        public Html ofRaw(String content) {
            if (content.toLowerCase(Locale.ROOT).contains("</" + name) || content.contains("<!--")) {
                throw new IllegalArgumentException("the content of an element " + name + " would end it");
            }
            return new Html(start() + content + "</" + name + ">");
        }

        private String start() {
            StringBuilder start = new StringBuilder("<").append(name);
            attributes.forEach((attribute, value) -> start.append(' ')
                    .append(attribute)
                    .append("=\"")
                    .append(escaped(value))
                    .append('"'));
            return start.append('>').toString();
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
