package dev.decant.reproduction;

import dev.decant.study.comparison.Comparison;
import dev.decant.study.table.WrappedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A reproduction as plain text: for each task its tables with the paper's numbers beside them, then every claim. */
public final class ReproductionText {
    private static final int WIDTH = 120;

    private final Reproduction reproduction;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private ReproductionText(Reproduction reproduction, int columns) {
        this.reproduction = reproduction;
        this.columns = columns;
    }

    /** The text of at most {@value #WIDTH} columns, lines ended by {@code \n}. */
    public static String render(Reproduction reproduction) {
        return render(reproduction, WIDTH);
    }

    /**
     * The text, lines ended by {@code \n}.
     *
     * @param columns the length of a line at most
     */
    public static String render(Reproduction reproduction, int columns) {
        return new ReproductionText(reproduction, Math.min(columns, WIDTH)).text();
    }

    private String text() {
        line("Reproduction of the paper, profile " + reproduction.profile());
        line("Means over seeds ± standard deviation. Columns headed \"paper\" are the paper's own numbers, which are of"
                + " other data, other sizes and one run: they say what to expect of an order, not of a value.");
        reproduction.tasks().forEach(this::task);
        line("");
        line("A claim holds where the whole interval of the paired difference lies on its side, does not hold where the"
                + " whole of it lies on the other, and is not decided otherwise. For \"at least\" the border is"
                + " compare.margin below the other method; without a margin it is not judged. Fewer than three seeds decide"
                + " nothing, nor do attention maps that are all near a uniform one. Each claim is judged by itself, without"
                + " a correction for their number.");
        return String.join("\n", lines) + "\n";
    }

    private void line(String text) {
        line("", text);
    }

    /** @param prefix that is not broken */
    private void line(String prefix, String text) {
        lines.addAll(WrappedText.lines(prefix, text, columns));
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
                case TABLE1 -> {
                    heading(named(target) + " (R2)");
                    lines.addAll(PaperTable.similarity(task, columns));
                }
                case TABLE2 -> performance(task, target, Target.TABLE2, method -> !Methods.isAblation(method));
                case FIGURE1 -> {
                    if (!reproduction.targets().contains(Target.TABLE2)) {
                        performance(task, target, Target.TABLE2, method -> !Methods.isAblation(method));
                    }
                }
                case TABLE3 ->
                    performance(
                            task,
                            target,
                            Target.TABLE3,
                            method -> method.equals(Methods.BBM) || Methods.isAblation(method));
                case FIGURE2 -> {
                    heading(named(target) + " (linear CKA of each student block with the teacher's at the same depth)");
                    lines.addAll(InsideTables.representations(task.analyses(), columns));
                }
                case FIGURE3 -> {
                    heading(named(target) + " (averaged over blocks)");
                    lines.addAll(InsideTables.attention(task.analyses(), columns));
                }
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

    /** @param table of the paper that has its numbers */
    private void performance(TaskReproduction task, Target target, Target table, Predicate<String> methods) {
        heading(named(target) + ", test");
        lines.addAll(PaperTable.performance(task, table.label(), methods, columns));
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
            String verdict = claim.verdict().words();
            line(
                    "  " + verdict + " ".repeat(width - verdict.length()) + "  ",
                    "on " + claim.set() + ": " + (claim.difference().isPresent() ? "" : claim.measure() + ": ")
                            + claim.reading());
        }
        if (claims.isEmpty()) {
            line("none");
        }
    }
}
