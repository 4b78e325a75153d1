package dev.decant.reproduction;

import dev.decant.reproduction.published.PublishedNumber;
import dev.decant.runtime.statistics.Summary;
import dev.decant.study.analysis.AttentionMap;
import dev.decant.study.analysis.ChunkedValue;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A reproduction as plain text: for each task its tables with the paper's numbers beside them, then every claim. */
public final class ReproductionText {
    private static final String NONE = "-";

    private final Reproduction reproduction;
    private final List<String> lines = new ArrayList<>();

    private ReproductionText(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    /** The text, lines ended by {@code \n}. */
    public static String render(Reproduction reproduction) {
        return new ReproductionText(reproduction).text();
    }

    private String text() {
        line("Reproduction of the paper, profile " + reproduction.profile());
        line(
                "Means over seeds ± standard deviation. Columns headed \"paper\" are the paper's own numbers, which are of");
        line("other data, other sizes and one run: they say what to expect of an order, not of a value.");
        reproduction.tasks().forEach(this::task);
        line("");
        line(
                "A claim holds where the whole interval of the paired difference lies on its side, does not hold where the");
        line(
                "whole of it lies on the other, and is not decided otherwise; for \"at least\" zero is on the claim's side.");
        line("Each claim is judged by itself, without a correction for their number.");
        return String.join("\n", lines) + "\n";
    }

    private void line(String text) {
        lines.add(text);
    }

    private void task(TaskReproduction task) {
        line("");
        line("=== " + task.title() + " (" + task.task() + ") ===");
        Comparison test = task.test();
        line(test.facts());
        task.external().forEach((name, there) -> line(name + ": " + there.facts()));
        test.warnings().forEach(warning -> line("WARNING " + warning));
        test.methods()
                .forEach(row -> row.failures()
                        .forEach(failure -> line(
                                "FAILED " + row.name() + ", seed " + failure.seed() + ": " + failure.firstLine())));
        for (Target target : reproduction.targets()) {
            switch (target) {
                case TABLE1 -> similarity(task);
                case TABLE2 -> performance(task, target, Target.TABLE2.label(), row -> !Methods.isAblation(row.name()));
                case FIGURE1 -> {
                    if (!reproduction.targets().contains(Target.TABLE2)) {
                        performance(task, target, Target.TABLE2.label(), row -> !Methods.isAblation(row.name()));
                    }
                }
                case TABLE3 ->
                    performance(
                            task,
                            target,
                            Target.TABLE3.label(),
                            row -> row.name().equals(Methods.BBM) || Methods.isAblation(row.name()));
                case FIGURE2 -> representations(task);
                case FIGURE3 -> attention(task);
            }
        }
        heading("Claims");
        claims(task.claims());
    }

    private void heading(String text) {
        line("");
        line(text);
    }

    private static String named(Target target) {
        return target.label() + ": " + target.title();
    }

    private void similarity(TaskReproduction task) {
        Map<String, Comparison> sets = new LinkedHashMap<>();
        sets.put(Evidence.TEST, task.test());
        sets.putAll(task.external());
        List<Column> columns = new ArrayList<>();
        sets.forEach((name, comparison) ->
                columns.add(new Column(name, row -> own(comparison, row, Measure.R2_TEACHER))));
        columns.addAll(published(task, Target.TABLE1.label(), PublishedNumber::setName));
        heading(named(Target.TABLE1) + " (R2)");
        table(
                columns,
                names(
                        task.test(),
                        row -> !Methods.isAblation(row.name()) && !row.name().equals(Methods.TEACHER)));
    }

    private void performance(TaskReproduction task, Target target, String table, Predicate<MethodRow> rows) {
        List<Column> columns = new ArrayList<>();
        for (Measure measure : task.test().measures()) {
            if (measure != Measure.R2_TEACHER) {
                columns.add(new Column(measure.key(), row -> own(task.test(), row, measure)));
            }
        }
        columns.addAll(published(task, table, PublishedNumber::measureName));
        heading(named(target) + ", test");
        table(columns, names(task.test(), rows));
    }

    /** A column: what stands above it, and a cell for each method. */
    private record Column(String heading, Function<String, String> cell) {}

    private static List<Column> published(
            TaskReproduction task, String table, Function<PublishedNumber, String> heading) {
        Set<String> headings = new LinkedHashSet<>();
        task.published().stream()
                .filter(number -> number.table().equals(table))
                .forEach(number -> headings.add(heading.apply(number)));
        return headings.stream()
                .map(name -> new Column(
                        "paper " + name,
                        method -> task.published().stream()
                                .filter(number -> number.table().equals(table)
                                        && number.method().equals(method)
                                        && heading.apply(number).equals(name))
                                .findFirst()
                                .map(number -> number(number.value()))
                                .orElse(NONE)))
                .toList();
    }

    private static List<String> names(Comparison comparison, Predicate<MethodRow> rows) {
        return comparison.methods().stream()
                .filter(row -> !row.seeds().isEmpty())
                .filter(rows)
                .map(MethodRow::name)
                .toList();
    }

    private void table(List<Column> columns, List<String> methods) {
        List<String> header = new ArrayList<>(List.of("method"));
        columns.forEach(column -> header.add(column.heading()));
        TextTable table = TextTable.ofNumbers(1, header);
        for (String method : methods) {
            List<String> cells = new ArrayList<>(List.of(method));
            columns.forEach(column -> cells.add(column.cell().apply(method)));
            table.add(cells);
        }
        lines.addAll(table.lines());
    }

    private static String own(Comparison comparison, String method, Measure measure) {
        if (!comparison.measures().contains(measure)) {
            return NONE;
        }
        return comparison.methods().stream()
                .filter(row -> row.name().equals(method) && !row.seeds().isEmpty())
                .findFirst()
                .map(row -> cell(row.summary(measure)))
                .orElse(NONE);
    }

    private void representations(TaskReproduction task) {
        heading(named(Target.FIGURE2) + " (linear CKA of each student block with the teacher's at the same depth)");
        Optional<Integer> blocks = task.analyses().stream()
                .flatMap(analysis -> Looks.toTeacher(analysis).stream())
                .map(similarity -> similarity.rowBlocks().size())
                .max(Integer::compare);
        if (blocks.isEmpty()) {
            line("no network was analysed");
            return;
        }
        List<String> header = new ArrayList<>(List.of("set", "method"));
        for (int block = 1; block <= blocks.get(); block++) {
            header.add("block " + block);
        }
        TextTable table = TextTable.ofNumbers(2, header);
        rows(task, analysis -> Looks.toTeacher(analysis).isPresent(), (set, method, analyses) -> {
            List<String> cells = new ArrayList<>(List.of(set, method));
            for (int block = 0; block < blocks.get(); block++) {
                InnerDifference.Look look = Looks.similarity(block);
                cells.add(mean(analyses, analysis -> average(look.apply(analysis))));
            }
            table.add(cells);
        });
        lines.addAll(table.lines());
    }

    private void attention(TaskReproduction task) {
        heading(named(Target.FIGURE3) + " (averaged over blocks)");
        if (task.analyses().stream().noneMatch(analysis -> analysis.attention().isPresent())) {
            line("no network was analysed");
            return;
        }
        TextTable table = TextTable.ofNumbers(
                2, List.of("set", "method", "mean distance, steps", "Toeplitz share", "entropy, nats"));
        rows(
                task,
                analysis -> analysis.attention().isPresent(),
                (set, method, analyses) -> table.add(List.of(
                        set,
                        method,
                        mean(analyses, analysis -> average(Looks.distance().apply(analysis))),
                        mean(analyses, analysis -> average(Looks.toeplitz().apply(analysis))),
                        mean(analyses, ReproductionText::entropy))));
        lines.addAll(table.lines());
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

    private static void rows(TaskReproduction task, Predicate<RunAnalysis> which, Rows to) {
        Map<List<String>, List<RunAnalysis>> grouped = new LinkedHashMap<>();
        task.analyses().stream()
                .filter(which)
                .forEach(analysis -> grouped.computeIfAbsent(
                                List.of(analysis.set(), analysis.label()), key -> new ArrayList<>())
                        .add(analysis));
        grouped.forEach((key, analyses) -> to.row(key.get(0), key.get(1), analyses));
    }

    private static String mean(List<RunAnalysis> analyses, ToDoubleFunction<RunAnalysis> of) {
        return cell(Summary.of(analyses.stream().mapToDouble(of).toArray()));
    }

    /** On all records; NaN where there is nothing. */
    private static double average(Optional<List<ChunkedValue>> values) {
        return values.orElse(List.of()).stream()
                .mapToDouble(ChunkedValue::ofAll)
                .average()
                .orElse(Double.NaN);
    }

    private void claims(List<ClaimResult> claims) {
        int width = Arrays.stream(Verdict.values())
                .mapToInt(verdict -> verdict.words().length())
                .max()
                .orElse(0);
        String before = "";
        for (ClaimResult claim : claims) {
            String sentence = claim.claim() + " (" + claim.source() + ")";
            if (!sentence.equals(before)) {
                line(sentence);
                before = sentence;
            }
            line("  " + claim.verdict().words()
                    + " ".repeat(width - claim.verdict().words().length()) + "  on "
                    + claim.set() + ": "
                    + (claim.difference().isPresent() ? "" : claim.measure() + ": ") + claim.reading());
        }
        if (claims.isEmpty()) {
            line("none");
        }
    }

    private static String cell(Summary summary) {
        return Double.isNaN(summary.sd())
                ? number(summary.mean())
                : number(summary.mean()) + " ± " + number(summary.sd());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.3f", value);
    }
}
