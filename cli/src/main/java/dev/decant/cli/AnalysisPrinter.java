package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.evaluation.Similarity;
import dev.decant.study.analysis.AnalysedRun;
import dev.decant.study.analysis.AnalysedSet;
import dev.decant.study.analysis.Attention;
import dev.decant.study.analysis.RepresentationSimilarity;
import dev.decant.study.analysis.RepresentationSimilarity.Kernel;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.analysis.UniformAttention;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what runs look like inside. */
record AnalysisPrinter(Console console) {
    /** Prints one run as text. */
    void print(AnalysedRun analysed) {
        console.out().println("run        " + analysed.run().folder().path());
        analysed.teacher()
                .ifPresent(teacher ->
                        console.out().println("teacher    " + teacher.folder().path()));
        print("test split", analysed.test());
        analysed.external()
                .forEach(set -> print("external set " + set.analysis().set(), set));
        console.out().println();
    }

    private void print(String name, AnalysedSet set) {
        console.out().println();
        console.out().println(name + ", " + new Counted(set.analysis().records(), "record"));
        set.remarks().forEach(console::line);
        set.outputs().ifPresent(similarity -> print(similarity, set.classes()));
        print(set.analysis());
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
        console.table(table);
        console.out().println();
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
        analysis.attention().ifPresent(attention -> table.add(uniform(attention, header.size())));
        console.table(table);
        analysis.attention()
                .ifPresent(attention -> console.line("attention of " + attention.samples() + " records to "
                        + (attention.aligned() ? "each other of their last " : "") + attention.steps() + " steps"
                        + (attention.causal() ? ", causal" : "")
                        + "; a fixed pattern without order has a Toeplitz share of about "
                        + number(chance(attention))
                        + (attention.nearUniform()
                                ? "; all maps are too near uniform to compare (entropies of the averages within "
                                        + Math.round(100 * UniformAttention.NEAR) + " %)"
                                : "")));
    }

    /** What a map has that attends to all steps alike: the last three cells, below those of the blocks. */
    private static List<String> uniform(Attention attention, int columns) {
        UniformAttention uniform = attention.uniform();
        List<String> cells = new ArrayList<>(List.of("uniform"));
        cells.addAll(Collections.nCopies(columns - 4, "-"));
        cells.addAll(List.of(number(uniform.distance()), number(uniform.toeplitz()), number(uniform.entropy())));
        return cells;
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

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
