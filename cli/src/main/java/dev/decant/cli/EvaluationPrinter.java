package dev.decant.cli;

import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.ConfusionMatrix;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.study.evaluation.EvaluatedRun;
import dev.decant.study.evaluation.EvaluatedSet;
import dev.decant.study.table.EvaluatedRunJson;
import dev.decant.study.table.OverallMetrics;
import dev.decant.study.table.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what a finished run scores, on its test split and on external sets, and then where its page is. */
record EvaluationPrinter(Console console, boolean json) {
    /** Prints the test split, then each external set. */
    void print(EvaluatedRun evaluated) {
        PrintStream out = console.out();
        if (json) {
            out.println(EvaluatedRunJson.of(evaluated));
        } else {
            out.println("run        " + evaluated.run().folder().path());
            print("test split", evaluated.test());
            for (EvaluatedSet set : evaluated.external()) {
                out.println();
                print("external set " + set.set(), set);
            }
        }
    }

    /** Says where the page is, if one was written. */
    void printPage(EvaluatedRun evaluated) {
        evaluated.report().ifPresent(page -> console.err().println("written to " + page));
    }

    private void print(String name, EvaluatedSet set) {
        PrintStream out = console.out();
        Evaluation evaluation = set.evaluation();
        out.println(name + " " + evaluation.records() + " " + set.unit());
        set.remarks().forEach(console::line);
        TextTable overall = TextTable.ofWords("METRIC", "VALUE");
        OverallMetrics.of(evaluation).forEach((metric, value) -> overall.add(metric, number(value)));
        console.table(overall);
        out.println();
        console.table(classes(set));
        evaluation.confusion().ifPresent(confusion -> {
            out.println();
            console.table(table(confusion));
        });
    }

    private static TextTable classes(EvaluatedSet set) {
        Evaluation evaluation = set.evaluation();
        TextTable classes =
                TextTable.ofWords("CLASS", set.unit().toUpperCase(Locale.ROOT), "THRESHOLD", "F1", "AUROC", "AUPRC");
        for (int c = 0; c < evaluation.classes().size(); c++) {
            ClassMetrics metrics = evaluation.classes().get(c);
            classes.add(
                    metrics.name(),
                    Integer.toString(metrics.support()),
                    evaluation.confusion().isPresent() ? "argmax" : number(set.thresholds()[c]),
                    number(metrics.f1()),
                    number(metrics.auroc()),
                    number(metrics.auprc()));
        }
        return classes;
    }

    private static TextTable table(ConfusionMatrix confusion) {
        List<String> header = new ArrayList<>(List.of("TRUTH \\ PREDICTED"));
        header.addAll(confusion.classes());
        TextTable table = TextTable.ofWords(header.toArray(new String[0]));
        for (int row = 0; row < confusion.classes().size(); row++) {
            List<String> cells = new ArrayList<>(List.of(confusion.classes().get(row)));
            confusion.counts().get(row).forEach(count -> cells.add(Integer.toString(count)));
            table.add(cells);
        }
        return table;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
