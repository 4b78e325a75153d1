package dev.decant.study.page;

import static java.util.Objects.requireNonNull;

import dev.decant.runtime.statistics.Summary;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.ChunkedValue;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.analysis.UniformAttention;
import dev.decant.study.image.ColourScale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Averaged self-attention of each block, the mean over the seeds: a row of maps for each method, one scale for all. */
public final class AttentionMaps {

    private AttentionMaps() {}

    private record Key(String set, String label, int steps) {}

    /** @param level of the headings in it */
    public static Html of(List<RunAnalysis> analyses, int level) {
        Map<Key, List<Attention>> methods = new LinkedHashMap<>();
        for (RunAnalysis analysis : analyses) {
            analysis.attention()
                    .filter(attention -> !attention.blocks().isEmpty())
                    .ifPresent(attention -> methods.computeIfAbsent(
                                    new Key(analysis.set(), analysis.label(), attention.steps()),
                                    key -> new ArrayList<>())
                            .add(attention));
        }
        if (methods.isEmpty()) {
            return Html.NOTHING;
        }
        Map<Key, List<double[][]>> maps = new LinkedHashMap<>();
        methods.forEach((key, runs) -> maps.put(key, means(runs)));
        ColourScale scale = ColourScale.spanning(
                maps.values().stream().flatMap(List::stream).toList());
        List<Html> parts = new ArrayList<>();
        parts.add(
                Html.paragraph("How much each step (downwards) attends to each step (rightwards), averaged over records"
                        + " and heads, and over the seeds; tokens are left out. All maps share one scale"
                        + (scale.gamma() == 1 ? "" : ", which spreads small values by the square root")
                        + "; the smallest and the largest 0.5 % of the values have the colours of its ends."
                        + even(methods.values())));
        if (methods.values().stream().flatMap(List::stream).allMatch(Attention::nearUniform)) {
            parts.add(Html.paragraph("The maps are too near uniform to compare: the entropy of every average is within "
                    + NumberText.decimals(100 * UniformAttention.NEAR, 0)
                    + " % of that of a map that attends to all steps"
                    + " alike. No verdict about attention follows from them."));
        }
        parts.add(ColourLegend.of(scale, "Attention"));
        String set = "";
        for (Map.Entry<Key, List<double[][]>> entry : maps.entrySet()) {
            List<Attention> runs = requireNonNull(methods.get(entry.getKey()));
            if (!entry.getKey().set().equals(set)) {
                set = entry.getKey().set();
                parts.add(Html.element("h" + level).of(SimilarityMaps.set(set)));
            }
            parts.add(row(entry.getKey(), runs.get(0), entry.getValue(), scale));
        }
        parts.add(Chart.folded("The same as numbers", numbers(methods)));
        return Html.join(parts);
    }

    /** What a map without any pattern would be, where there is one such number. */
    private static String even(Collection<List<Attention>> all) {
        List<Attention> shapes = all.stream().flatMap(List::stream).toList();
        int steps = shapes.get(0).steps();
        return shapes.stream().allMatch(one -> one.steps() == steps && !one.causal())
                ? " Attention spread evenly over " + steps + " steps is " + NumberText.decimals(1.0 / steps, 4)
                        + " everywhere."
                : "";
    }

    /** [block][query][key], the mean over runs. */
    private static List<double[][]> means(List<Attention> runs) {
        List<double[][]> means = new ArrayList<>();
        for (int block = 0; block < runs.get(0).blocks().size(); block++) {
            int steps = runs.get(0).steps();
            double[][] mean = new double[steps][steps];
            for (Attention run : runs) {
                double[][] map = run.blocks().get(block).mean();
                for (int query = 0; query < steps; query++) {
                    for (int key = 0; key < steps; key++) {
                        mean[query][key] += map[query][key] / runs.size();
                    }
                }
            }
            means.add(mean);
        }
        return means;
    }

    private static Html row(Key key, Attention shape, List<double[][]> maps, ColourScale scale) {
        List<Html> panels = new ArrayList<>();
        for (int block = 0; block < maps.size(); block++) {
            panels.add(new AttentionPanel(
                            key.label(), shape, shape.blocks().get(block).block())
                    .draw(maps.get(block), scale));
        }
        return Html.element("div", "strip")
                .of(
                        Html.element("p", "strip-name").of(key.label()),
                        Html.element("div", "panels").of(panels));
    }

    private static Html numbers(Map<Key, List<Attention>> methods) {
        Table table = new Table(
                "Locality (mean distance in steps; small is local), translation invariance (share that one value for each"
                        + " distance explains, 0 to 1) and entropy (nats), the mean over the seeds; beside each what a map"
                        + " that attends to all steps alike has",
                List.of(
                        "method",
                        "set",
                        "block",
                        "distance",
                        "uniform",
                        "invariance",
                        "uniform",
                        "entropy",
                        "uniform"));
        methods.forEach((key, runs) -> {
            for (int block = 0; block < runs.get(0).blocks().size(); block++) {
                AttentionMap map = runs.get(0).blocks().get(block);
                table.row(
                        key.label(),
                        SimilarityMaps.set(key.set()),
                        map.block(),
                        NumberText.decimals(mean(runs, block, AttentionMap::distance), 2),
                        NumberText.decimals(map.uniform().distance(), 2),
                        NumberText.decimals(mean(runs, block, AttentionMap::toeplitz), 3),
                        NumberText.decimals(map.uniform().toeplitz(), 3),
                        NumberText.decimals(mean(runs, block, AttentionMap::entropy), 3),
                        NumberText.decimals(map.uniform().entropy(), 3));
            }
        });
        return table.html();
    }

    private static double mean(List<Attention> runs, int block, Function<AttentionMap, ChunkedValue> number) {
        return Summary.of(runs.stream()
                        .mapToDouble(
                                run -> number.apply(run.blocks().get(block)).ofAll())
                        .toArray())
                .mean();
    }
}
