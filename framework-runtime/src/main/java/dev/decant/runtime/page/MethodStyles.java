package dev.decant.runtime.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.runtime.report.Comparison;
import dev.decant.runtime.report.MethodRow;
import dev.decant.runtime.report.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How each method is drawn, the same in every chart of a page: a colour of Okabe and Ito's palette (the style sheet has
 * them, for light and dark), a marker and a dash, so that no two methods differ by colour alone.
 */
final class MethodStyles {
    private static final int COLOURS = 7;
    private static final List<String> MARKERS =
            List.of("circle", "rect", "triangle", "emptyCircle", "emptyRect", "emptyTriangle", "arrow", "pin");
    private static final List<String> DASHES = List.of("solid", "dashed", "dotted");

    private final Map<String, ObjectNode> styles = new LinkedHashMap<>();

    private MethodStyles() {}

    static MethodStyles of(Comparison comparison) {
        MethodStyles styles = new MethodStyles();
        int contenders = 0;
        for (MethodRow row : comparison.methods()) {
            if (row.role() == Role.TEACHER) {
                styles.put(row.name(), "var(--ink)", "diamond", "dashed");
            } else {
                styles.put(
                        row.name(),
                        "var(--m" + contenders % COLOURS + ")",
                        MARKERS.get(contenders % MARKERS.size()),
                        DASHES.get(contenders / COLOURS % DASHES.size()));
                contenders++;
            }
        }
        return styles;
    }

    private void put(String name, String colour, String marker, String dash) {
        ObjectNode style = JsonNodeFactory.instance.objectNode();
        style.put("name", name);
        style.put("color", colour);
        style.put("symbol", marker);
        style.put("dash", dash);
        styles.put(name, style);
    }

    /** A new node for a chart's data, with {@code name}, {@code color}, {@code symbol} and {@code dash}. */
    ObjectNode node(String method) {
        ObjectNode known = styles.get(method);
        if (known == null) {
            put(method, "var(--soft)", "circle", "dotted");
            return node(method);
        }
        return known.deepCopy();
    }
}
