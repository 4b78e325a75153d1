package dev.decant.study.table;

import dev.decant.runtime.evaluation.Similarity;
import dev.decant.study.analysis.AnalysedRun;
import dev.decant.study.analysis.AnalysedSet;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.UniformAttention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What runs look like inside as one JSON document; an undefined number is null. */
public final class AnalysedRunsJson {
    private AnalysedRunsJson() {}

    /** All runs in one document, indented. */
    public static String of(List<AnalysedRun> runs) {
        return JsonText.of(
                Map.of("runs", runs.stream().map(AnalysedRunsJson::document).toList()));
    }

    private static Map<String, Object> document(AnalysedRun analysed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", analysed.run().folder().path());
        document.put("label", analysed.run().label());
        document.put("seed", analysed.run().seed());
        document.put(
                "teacher", analysed.teacher().map(teacher -> teacher.folder().path()));
        document.put("test", document(analysed.test()));
        if (!analysed.external().isEmpty()) {
            Map<String, Object> external = new LinkedHashMap<>();
            analysed.external().forEach(set -> external.put(set.analysis().set(), document(set)));
            document.put("external", external);
        }
        return document;
    }

    private static Map<String, Object> document(AnalysedSet set) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("records", set.analysis().records());
        document.put("remarks", set.remarks());
        document.put("outputs", set.outputs().map(similarity -> document(similarity, set.classes())));
        document.put(
                "representations",
                set.analysis().representations().stream()
                        .map(AnalysedRunsJson::document)
                        .toList());
        document.put("attention", set.analysis().attention().map(AnalysedRunsJson::document));
        return document;
    }

    private static Map<String, Object> document(Similarity similarity, List<String> classes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("r2", similarity.rSquared());
        document.put("squared-correlation", similarity.squaredCorrelation());
        Map<String, Object> byClass = new LinkedHashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("r2", similarity.rSquaredByClass().get(c));
            one.put(
                    "squared-correlation",
                    similarity.squaredCorrelationByClass().get(c));
            byClass.put(classes.get(c), one);
        }
        document.put("classes", byClass);
        return document;
    }

    private static Map<String, Object> document(RepresentationSimilarity similarity) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", similarity.kernel().name().toLowerCase(Locale.ROOT));
        document.put("rows", similarity.rows());
        document.put("columns", similarity.columns());
        document.put("row-blocks", similarity.rowBlocks());
        document.put("column-blocks", similarity.columnBlocks());
        document.put("cka", rows(similarity.matrix()));
        return document;
    }

    private static Map<String, Object> document(Attention attention) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("records", attention.samples());
        document.put("steps", attention.steps());
        document.put("causal", attention.causal());
        document.put("aligned", attention.aligned());
        List<Object> blocks = new ArrayList<>();
        for (AttentionMap map : attention.blocks()) {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("block", map.block());
            block.put("distance", map.distance().ofAll());
            block.put("toeplitz", map.toeplitz().ofAll());
            block.put("entropy", map.entropy().ofAll());
            block.put("uniform", document(map.uniform()));
            block.put("near-uniform", map.nearUniform());
            block.put("map", rows(map.mean()));
            blocks.add(block);
        }
        document.put("blocks", blocks);
        return document;
    }

    private static Map<String, Object> document(UniformAttention uniform) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("distance", uniform.distance());
        document.put("toeplitz", uniform.toeplitz());
        document.put("entropy", uniform.entropy());
        return document;
    }

    /** As lists, whose numbers may be absent. */
    private static List<List<Double>> rows(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
