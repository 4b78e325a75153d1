package dev.decant.cli;

import dev.decant.runtime.evaluation.Similarity;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.table.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints what runs look like inside. */
record AnalysisPrinter(PrintStream out) {
    /**
     * A run on one set.
     *
     * @param outputs similarity of its probabilities to the teacher's, on every judged record
     * @param classes of that similarity
     */
    record OnSet(RunAnalysis analysis, Optional<Similarity> outputs, List<String> classes, List<String> remarks) {}

    /** A run on its test split, then on external sets. */
    record Analysed(FinishedRun run, Optional<FinishedRun> teacher, List<OnSet> sets) {}

    /** Prints one run as text. */
    void print(Analysed analysed) {
        out.println("run        " + analysed.run().folder().path());
        analysed.teacher()
                .ifPresent(
                        teacher -> out.println("teacher    " + teacher.folder().path()));
        for (OnSet set : analysed.sets()) {
            String name = set.analysis().set();
            out.println();
            out.println((name.equals("test") ? "test split" : "external set " + name) + ", "
                    + set.analysis().records() + " records");
            set.remarks().forEach(out::println);
            set.outputs().ifPresent(similarity -> print(similarity, set.classes()));
            print(set.analysis());
        }
        out.println();
    }

    private void print(Similarity similarity, List<String> classes) {
        TextTable table = TextTable.ofWords("OUTPUTS", "R2 TO TEACHER", "SQUARED CORRELATION");
        table.add("all", number(similarity.rSquared()), number(similarity.squaredCorrelation()));
        for (int c = 0; classes.size() > 1 && c < classes.size(); c++) {
            table.add(
                    classes.get(c),
                    number(similarity.rSquaredByClass().get(c)),
                    number(similarity.squaredCorrelationByClass().get(c)));
        }
        table.lines().forEach(out::println);
        out.println();
    }

    /** One line for each block: against the teacher's block at the same depth, and what it attends to. */
    private void print(RunAnalysis analysis) {
        Optional<RepresentationSimilarity> linear = analysis.toTeacher(Kernel.LINEAR);
        Optional<RepresentationSimilarity> rbf = analysis.toTeacher(Kernel.RBF);
        RepresentationSimilarity within = analysis.within(Kernel.LINEAR).orElseThrow();
        List<String> header = new ArrayList<>(List.of("BLOCK", "CKA TO PREVIOUS"));
        if (linear.isPresent()) {
            header.addAll(List.of("TEACHER'S", "CKA LINEAR", "CKA RBF", "MOST SIMILAR", "CKA LINEAR"));
        }
        analysis.attention().ifPresent(attention -> header.addAll(List.of("DISTANCE", "TOEPLITZ", "ENTROPY")));
        TextTable table = TextTable.ofWords(header.toArray(new String[0]));
        for (int row = 0; row < within.rowBlocks().size(); row++) {
            List<String> cells = new ArrayList<>();
            cells.add(within.rowBlocks().get(row));
            cells.add(row == 0 ? "-" : number(within.value(row, row - 1).ofAll()));
            if (linear.isPresent()) {
                RepresentationSimilarity similarity = linear.get();
                int level = similarity.sameDepth(row);
                int most = mostSimilar(similarity.matrix()[row]);
                cells.add(similarity.columnBlocks().get(level));
                cells.add(number(similarity.value(row, level).ofAll()));
                cells.add(rbf.isPresent() ? number(rbf.get().value(row, level).ofAll()) : "-");
                cells.add(similarity.columnBlocks().get(most));
                cells.add(number(similarity.value(row, most).ofAll()));
            }
            analysis.attention().ifPresent(attention -> cells.addAll(attention(attention, cells.get(0))));
            table.add(cells);
        }
        table.lines().forEach(out::println);
        analysis.attention()
                .ifPresent(attention -> out.println("attention of " + attended(attention) + " records to "
                        + (attention.aligned() ? "each other of their last " : "") + attention.steps() + " steps"
                        + (attention.causal() ? ", causal" : "")
                        + "; a fixed pattern without order has a Toeplitz share of about "
                        + number(chance(attention))));
    }

    private static List<String> attention(Attention attention, String block) {
        return attention.blocks().stream()
                .filter(map -> map.block().equals(block))
                .findFirst()
                .map(map -> List.of(
                        number(map.distance().ofAll()),
                        number(map.toeplitz().ofAll()),
                        number(map.entropy().ofAll())))
                .orElse(List.of("-", "-", "-"));
    }

    private static int attended(Attention attention) {
        return Arrays.stream(attention.blocks().get(0).samples()).sum();
    }

    /** The share of independent noise that as many diagonal means explain. */
    private static double chance(Attention attention) {
        double diagonals = attention.causal() ? attention.steps() : 2 * attention.steps() - 1;
        double cells = attention.causal()
                ? attention.steps() * (attention.steps() + 1) / 2.0
                : (double) attention.steps() * attention.steps();
        return (diagonals - 1) / (cells - 1);
    }

    private static int mostSimilar(double[] values) {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] || Double.isNaN(values[most]) ? i : most;
        }
        return most;
    }

    /** Prints all runs as one document. */
    void printDocument(List<Analysed> all) {
        JsonOutput.print(
                out, Map.of("runs", all.stream().map(AnalysisPrinter::document).toList()));
    }

    private static Map<String, Object> document(Analysed analysed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", analysed.run().folder().path());
        document.put("label", analysed.run().label());
        document.put("seed", analysed.run().seed());
        document.put(
                "teacher", analysed.teacher().map(teacher -> teacher.folder().path()));
        Map<String, Object> external = new LinkedHashMap<>();
        for (OnSet set : analysed.sets().subList(1, analysed.sets().size())) {
            external.put(set.analysis().set(), document(set));
        }
        document.put("test", document(analysed.sets().get(0)));
        if (!external.isEmpty()) {
            document.put("external", external);
        }
        return document;
    }

    private static Map<String, Object> document(OnSet set) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("records", set.analysis().records());
        document.put("remarks", set.remarks());
        document.put("outputs", set.outputs().map(similarity -> document(similarity, set.classes())));
        document.put(
                "representations",
                set.analysis().representations().stream()
                        .map(AnalysisPrinter::document)
                        .toList());
        document.put("attention", set.analysis().attention().map(AnalysisPrinter::document));
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
        document.put("records", attended(attention));
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
            block.put("map", rows(map.mean()));
            blocks.add(block);
        }
        document.put("blocks", blocks);
        return document;
    }

    /** As lists, whose numbers may be absent. */
    private static List<List<Double>> rows(double[][] matrix) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
