package dev.decant.runtime.cli;

import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a finished run scores on its test split. */
record EvaluationPrinter(PrintStream out, boolean json) {
    void print(FinishedRun run, EvaluateConfig config) {
        Evaluation evaluation = Metrics.of(run.test(), config.scorer());
        if (json) {
            JsonOutput.print(out, document(run, evaluation));
            return;
        }
        out.println("run        " + run.folder().path());
        out.println("test split " + evaluation.records() + " records");
        TextTable overall = new TextTable("METRIC", "VALUE");
        overall(evaluation).forEach((name, value) -> overall.row(name, number(value)));
        overall.print(out);
        out.println();
        TextTable classes = new TextTable("CLASS", "RECORDS", "THRESHOLD", "F1", "AUROC", "AUPRC");
        for (int c = 0; c < evaluation.classes().size(); c++) {
            ClassMetrics metrics = evaluation.classes().get(c);
            classes.row(
                    metrics.name(),
                    Integer.toString(metrics.support()),
                    evaluation.confusion().isPresent() ? "argmax" : number(run.thresholds()[c]),
                    number(metrics.f1()),
                    number(metrics.auroc()),
                    number(metrics.auprc()));
        }
        classes.print(out);
        evaluation.confusion().ifPresent(confusion -> {
            out.println();
            List<String> header = new ArrayList<>(List.of("TRUTH \\ PREDICTED"));
            header.addAll(confusion.classes());
            TextTable table = new TextTable(header.toArray(new String[0]));
            for (int row = 0; row < confusion.classes().size(); row++) {
                List<String> cells = new ArrayList<>(List.of(confusion.classes().get(row)));
                confusion.counts().get(row).forEach(count -> cells.add(Integer.toString(count)));
                table.row(cells.toArray(new String[0]));
            }
            table.print(out);
        });
    }

    private static Map<String, Double> overall(Evaluation evaluation) {
        Map<String, Double> overall = new LinkedHashMap<>();
        overall.put("f1", evaluation.f1());
        overall.put("auroc", evaluation.auroc());
        overall.put("auprc", evaluation.auprc());
        overall.put("accuracy", evaluation.accuracy());
        evaluation
                .score()
                .ifPresent(score ->
                        score.numbers().forEach((name, value) -> overall.put(score.scorer() + " " + name, value)));
        return overall;
    }

    private static Map<String, Object> document(FinishedRun run, Evaluation evaluation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run.folder().path().toString());
        document.put("label", run.label());
        document.put("seed", run.seed());
        document.put("records", evaluation.records());
        document.put("thresholds", run.thresholds());
        document.put("metrics", overall(evaluation));
        document.put("classes", evaluation.classes());
        document.put("confusion", evaluation.confusion().map(confusion -> confusion.counts()));
        return document;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
