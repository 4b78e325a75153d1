package dev.decant.study.page;

import static java.util.Objects.requireNonNull;

import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.image.ColourScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Centred kernel alignment of blocks as heat maps, the mean over the seeds: one scale from 0 to 1 for all of them. */
public final class SimilarityMaps {
    private static final ColourScale SCALE = new ColourScale(0, 1, 1);
    private static final int CELL = 26;
    private static final int NAME = 92;
    private static final int TOP = 22;
    private static final int LETTER = 8;

    private SimilarityMaps() {}

    /** What maps stand beside each other. */
    private record Group(String set, Kernel kernel, String against) {}

    /** One method's map: its runs are averaged. */
    private record Panel(String label, List<RepresentationSimilarity> runs, Set<Long> seeds) {
        double[][] mean() {
            double[][] sum = null;
            for (RepresentationSimilarity run : runs) {
                double[][] matrix = run.matrix();
                if (sum == null) {
                    sum = new double[matrix.length][matrix[0].length];
                }
                for (int row = 0; row < sum.length; row++) {
                    for (int column = 0; column < sum[row].length; column++) {
                        sum[row][column] += matrix[row][column] / runs.size();
                    }
                }
            }
            return requireNonNull(sum);
        }
    }

    /** @param level of the headings in it */
    public static Html of(List<RunAnalysis> analyses, int level) {
        Map<Group, Map<String, Panel>> groups = new LinkedHashMap<>();
        for (RunAnalysis analysis : analyses) {
            for (RepresentationSimilarity similarity : analysis.representations()) {
                boolean itself = similarity.itself();
                Group group = new Group(
                        analysis.set(), similarity.kernel(), itself ? "itself" : "the " + similarity.columns());
                // A method whose runs have other blocks than its first is a panel of its own.
                String key = analysis.label() + similarity.rowBlocks() + similarity.columnBlocks();
                Panel panel = groups.computeIfAbsent(group, name -> new LinkedHashMap<>())
                        .computeIfAbsent(key, name -> new Panel(analysis.label(), new ArrayList<>(), new TreeSet<>()));
                panel.runs().add(similarity);
                panel.seeds().add(analysis.seed());
            }
        }
        if (groups.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> first = new ArrayList<>();
        List<Html> others = new ArrayList<>();
        groups.forEach((group, panels) -> (group.kernel() == Kernel.LINEAR
                                && !group.against().equals("itself")
                        ? first
                        : others)
                .add(group(group, panels, level)));
        if (first.isEmpty()) {
            first.add(others.remove(0));
        }
        return Html.join(
                Html.paragraph(
                        "Similarity of what two blocks put out, 1 where one is the other turned and scaled (centred"
                                + " kernel alignment, unbiased). Blocks are in the order of the network; the mean over the seeds."
                                + " All maps share one scale; values below 0 have the colour of 0."),
                ColourLegend.of(SCALE, "Similarity"),
                Html.join(first),
                others.isEmpty()
                        ? Html.NOTHING
                        : Html.element("details")
                                .of(
                                        Html.element("summary").of("Other kernels, and each network against itself"),
                                        Html.join(others)));
    }

    private static Html group(Group group, Map<String, Panel> panels, int level) {
        String kernel = group.kernel().name().toLowerCase(Locale.ROOT).equals("rbf") ? "RBF" : "linear";
        List<Html> figures =
                panels.values().stream().map(panel -> panel(panel, group)).toList();
        return Html.join(
                Html.element("h" + level)
                        .of("Blocks against " + group.against() + ", " + set(group.set()) + ", " + kernel + " kernel"),
                Html.element("div", "panels").of(figures),
                Chart.folded("The same as numbers", numbers(panels)));
    }

    /** {@code test split}, or the name of an external set. */
    public static String set(String name) {
        return name.equals("test") ? "test split" : name;
    }

    private static Html panel(Panel panel, Group group) {
        double[][] mean = panel.mean();
        List<String> rows = panel.runs().get(0).rowBlocks();
        List<String> columns = panel.runs().get(0).columnBlocks();
        String columnNetwork = panel.runs().get(0).columns();
        String title =
                "↓ " + panel.label() + "   → " + (group.against().equals("itself") ? panel.label() : columnNetwork);
        int width = NAME + Math.max(CELL * columns.size(), LETTER * title.length()) + 8;
        int height = TOP + CELL * rows.size() + NAME;
        List<Html> parts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                double value = mean[row][column];
                parts.add(Html.element("rect")
                        .with("x", NAME + CELL * column)
                        .with("y", TOP + CELL * row)
                        .with("width", CELL)
                        .with("height", CELL)
                        .with("fill", Double.isNaN(value) ? "none" : SCALE.hex(value))
                        .of(Html.element("title")
                                .of(rows.get(row) + ", " + columns.get(column) + ": " + NumberText.decimal(value))));
                parts.add(Html.element("text", SCALE.dark(value) ? "cell bright" : "cell dim")
                        .with("x", NAME + CELL * (column + .5))
                        .with("y", TOP + CELL * (row + .5) + 3.5)
                        .with("text-anchor", "middle")
                        .of(shortNumber(value)));
            }
            parts.add(Html.element("text", "tick")
                    .with("x", NAME - 6)
                    .with("y", TOP + CELL * (row + .5) + 4)
                    .with("text-anchor", "end")
                    .of(name(rows.get(row))));
        }
        for (int column = 0; column < columns.size(); column++) {
            double x = NAME + CELL * (column + .5) + 4;
            double y = TOP + CELL * rows.size() + 6;
            parts.add(Html.element("text", "tick")
                    .with("x", x)
                    .with("y", y)
                    .with("text-anchor", "end")
                    .with("transform", "rotate(-60 " + NumberText.coordinate(x) + " " + NumberText.coordinate(y) + ")")
                    .of(name(columns.get(column))));
        }
        parts.add(Html.element("text", "tick strong")
                .with("x", NAME)
                .with("y", TOP - 8)
                .of(title));
        return Html.element("figure", "panel")
                .of(
                        Html.element("figcaption").of(panel.label()),
                        Html.element("svg")
                                .with("viewBox", "0 0 " + width + " " + height)
                                .with("width", width)
                                .with("height", height)
                                .with("role", "img")
                                .with(
                                        "aria-label",
                                        "Similarity of the blocks of " + panel.label() + " to " + group.against())
                                .of(parts));
    }

    private static String name(String block) {
        return block.length() <= 13 ? block : block.substring(0, 12) + "…";
    }

    /** {@code .53}. */
    private static String shortNumber(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return Double.isNaN(value) ? "" : text.startsWith("0.") ? text.substring(1) : text.replace("-0.", "−.");
    }

    private static Html numbers(Map<String, Panel> panels) {
        List<Html> tables = new ArrayList<>();
        for (Panel panel : panels.values()) {
            List<String> columns = panel.runs().get(0).columnBlocks();
            List<String> head = new ArrayList<>(List.of("block"));
            head.addAll(columns);
            Table table =
                    new Table(panel.label() + ", mean over " + NumberText.seeds(List.copyOf(panel.seeds())), head);
            double[][] mean = panel.mean();
            for (int row = 0; row < mean.length; row++) {
                List<String> cells = new ArrayList<>();
                for (double value : mean[row]) {
                    cells.add(NumberText.decimal(value));
                }
                table.row(panel.runs().get(0).rowBlocks().get(row), cells);
            }
            tables.add(table.html());
        }
        return Html.join(tables);
    }
}
