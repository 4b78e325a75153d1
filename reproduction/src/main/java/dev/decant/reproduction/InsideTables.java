package dev.decant.reproduction;

import dev.decant.runtime.statistics.Summary;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.ChunkedValue;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.analysis.UniformAttention;
import dev.decant.study.table.TextTable;
import dev.decant.study.table.WrappedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Figures 2 and 3 as lines of text: what the insides of networks look like in numbers, means over seeds. */
final class InsideTables {
    private InsideTables() {}

    /** Linear CKA of each student block with the teacher's at the same depth. */
    static List<String> representations(List<RunAnalysis> all, int width) {
        Optional<Integer> blocks = all.stream()
                .flatMap(analysis -> Looks.toTeacher(analysis).stream())
                .map(similarity -> similarity.rowBlocks().size())
                .max(Integer::compare);
        if (blocks.isEmpty()) {
            return List.of("no network was analysed");
        }
        List<String> header = new ArrayList<>(List.of("set", "method"));
        for (int block = 1; block <= blocks.get(); block++) {
            header.add("block " + block);
        }
        TextTable table = TextTable.ofNumbers(2, header);
        rows(all, analysis -> Looks.toTeacher(analysis).isPresent(), (set, method, analyses) -> {
            List<String> cells = new ArrayList<>(List.of(set, method));
            for (int block = 0; block < blocks.get(); block++) {
                InnerDifference.Look look = Looks.similarity(block);
                cells.add(mean(analyses, analysis -> average(look.apply(analysis))));
            }
            table.add(cells);
        });
        return table.lines(width);
    }

    /** Distance, translation invariance and entropy of attention, averaged over blocks. */
    static List<String> attention(List<RunAnalysis> all, int width) {
        if (all.stream().noneMatch(analysis -> analysis.attention().isPresent())) {
            return List.of("no network was analysed");
        }
        TextTable table = TextTable.ofNumbers(
                2, List.of("set", "method", "mean distance, steps", "Toeplitz share", "entropy, nats"));
        rows(
                all,
                analysis -> analysis.attention().isPresent(),
                (set, method, analyses) -> table.add(List.of(
                        set,
                        method,
                        mean(analyses, analysis -> average(Looks.distance().apply(analysis))),
                        mean(analyses, analysis -> average(Looks.toeplitz().apply(analysis))),
                        mean(analyses, InsideTables::entropy))));
        List<Attention> attending =
                all.stream().flatMap(analysis -> analysis.attention().stream()).toList();
        attending.stream().map(Attention::uniform).distinct().forEach(uniform -> table.add(uniform(uniform)));
        List<String> lines = new ArrayList<>(table.lines(width));
        if (attending.stream().allMatch(Attention::nearUniform)) {
            lines.addAll(WrappedText.lines(
                    "",
                    String.format(
                            Locale.ROOT,
                            "The maps are too near uniform to compare: the entropy of every average is within %.0f %% of a uniform map's.",
                            100 * UniformAttention.NEAR),
                    width));
        }
        return lines;
    }

    /** What a map has that attends to all of its steps alike. */
    private static List<String> uniform(UniformAttention uniform) {
        return List.of(
                "any",
                "uniform, " + uniform.steps() + (uniform.causal() ? " causal steps" : " steps"),
                TextCells.of(uniform.distance()),
                TextCells.of(uniform.toeplitz()),
                TextCells.of(uniform.entropy()));
    }

    private static double entropy(RunAnalysis analysis) {
        return average(analysis.attention()
                .map(attention ->
                        attention.blocks().stream().map(AttentionMap::entropy).toList()));
    }

    /** Receives the analyses of one method on one set. */
    @FunctionalInterface
    private interface Rows {
        void row(String set, String method, List<RunAnalysis> analyses);
    }

    private static void rows(List<RunAnalysis> all, Predicate<RunAnalysis> which, Rows to) {
        Map<List<String>, List<RunAnalysis>> grouped = new LinkedHashMap<>();
        all.stream()
                .filter(which)
                .forEach(analysis -> grouped.computeIfAbsent(
                                List.of(analysis.set(), analysis.label()), key -> new ArrayList<>())
                        .add(analysis));
        grouped.forEach((key, analyses) -> to.row(key.get(0), key.get(1), analyses));
    }

    private static String mean(List<RunAnalysis> analyses, ToDoubleFunction<RunAnalysis> of) {
        return TextCells.of(Summary.of(analyses.stream().mapToDouble(of).toArray()));
    }

    /** On all records; NaN where there is nothing. */
    private static double average(Optional<List<ChunkedValue>> values) {
        return values.orElse(List.of()).stream()
                .mapToDouble(ChunkedValue::ofAll)
                .average()
                .orElse(Double.NaN);
    }
}
