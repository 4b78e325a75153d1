package dev.decant.study.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.Role;
import dev.decant.study.curve.LabelCurve;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How each method is drawn, the same in every chart of a page: a colour of Okabe and Ito's palette (the style sheet has
 * them, for light and dark), a marker and a dash, so that no two methods differ by colour alone.
 */
public final class MethodStyles {
    private static final int COLOURS = 7;

    /** Contenders that a crowded chart shows beside teacher and baseline. */
    private static final int SHOWN = 3;

    private static final List<String> MARKERS = List.of(
            "circle",
            "rect",
            "triangle",
            "path://M0,0L10,0L5,9Z", // triangle on its tip
            "path://M3.4,0h3.2v3.4h3.4v3.2h-3.4v3.4h-3.2v-3.4h-3.4v-3.2h3.4z", // plus
            "path://M0,5a5,5 0 1,0 10,0a5,5 0 1,0 -10,0zM2,5a3,3 0 1,1 6,0a3,3 0 1,1 -6,0z", // ring
            "path://M0,0h10v10h-10zM2.2,2.2v5.6h5.6v-5.6z", // hollow square
            "path://M2,0L5,3L8,0L10,2L7,5L10,8L8,10L5,7L2,10L0,8L3,5L0,2Z"); // cross
    private static final List<String> DASHES = List.of("solid", "dashed", "dotted");

    private final Map<String, ObjectNode> styles = new LinkedHashMap<>();
    private int contenders;

    private MethodStyles() {}

    static MethodStyles of(Comparison comparison) {
        MethodStyles styles = new MethodStyles();
        Measure selected = Measure.of(comparison.setup().select());
        Set<String> best = comparison.methods().stream()
                .filter(row -> row.role() == Role.CONTENDER && row.finished())
                .sorted(Comparator.comparingDouble(row -> -row.summary(selected).mean()))
                .limit(SHOWN)
                .map(MethodRow::name)
                .collect(Collectors.toSet());
        for (MethodRow row : comparison.methods()) {
            styles.add(row.name(), row.role(), row.role() == Role.BASELINE || best.contains(row.name()));
        }
        return styles;
    }

    /** A curve has a line for each method, and shows all. */
    static MethodStyles of(LabelCurve curve) {
        MethodStyles styles = new MethodStyles();
        curve.methods().forEach(method -> styles.add(method.name(), method.role(), true));
        return styles;
    }

    private void add(String name, Role role, boolean shown) {
        if (role == Role.TEACHER) {
            put(name, "var(--ink)", "diamond", "dashed", true);
        } else {
            put(
                    name,
                    "var(--m" + contenders % COLOURS + ")",
                    MARKERS.get(contenders % MARKERS.size()),
                    DASHES.get(contenders / COLOURS % DASHES.size()),
                    shown);
            contenders++;
        }
    }

    private void put(String name, String colour, String marker, String dash, boolean shown) {
        ObjectNode style = JsonNodeFactory.instance.objectNode();
        style.put("name", name);
        style.put("color", colour);
        style.put("symbol", marker);
        style.put("dash", dash);
        style.put("shown", shown);
        styles.put(name, style);
    }

    /** A new node for a chart's data, with its name, colour, symbol, dash, and whether a crowded chart shows it at first. */
    ObjectNode node(String method) {
        ObjectNode known = styles.get(method);
        if (known == null) {
            put(method, "var(--soft)", "circle", "dotted", true);
            return node(method);
        }
        return known.deepCopy();
    }
}
