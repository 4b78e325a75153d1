package dev.decant.cli;

import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.study.external.ExternalData;
import dev.decant.study.external.ExternalPredictions;
import dev.decant.study.external.ExternalSets;
import dev.decant.study.table.TextTable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what a finished run scores, on its test split and on external sets. */
record EvaluationPrinter(PrintStream out, boolean json) {
    /** What a run answered on one set of records, judged. */
    private record Judgement(
            String name, String unit, Evaluation evaluation, float[] thresholds, List<String> remarks) {
        /** @param task of which each record, or each step of a record, is judged */
        static Judgement of(String name, Task task, Evaluation evaluation, float[] thresholds, List<String> remarks) {
            String unit = task instanceof Task.PerStepBinary ? "steps" : "records";
            return new Judgement(name, unit, evaluation, thresholds, remarks);
        }
    }

    /**
     * Prints the test split, then each external set.
     *
     * @throws dev.decant.api.config.InvalidConfiguration if run and set do not fit together
     */
    void print(FinishedRun run, EvaluateConfig config, ExternalSets external) throws IOException {
        Judgement test = Judgement.of(
                "test split", run.test().task(), Metrics.of(run.test(), config.scorer()), run.thresholds(), List.of());
        List<Judgement> elsewhere = new ArrayList<>();
        for (ExternalData set : external.sets()) {
            elsewhere.add(judge(set, run, config));
        }
        if (json) {
            JsonOutput.print(out, document(run, test, elsewhere));
            return;
        }
        out.println("run        " + run.folder().path());
        print(test);
        for (Judgement judgement : elsewhere) {
            out.println();
            print(judgement);
        }
    }

    private static Judgement judge(ExternalData set, FinishedRun run, EvaluateConfig config) throws IOException {
        ExternalPredictions found = set.predict(run, config.batchSize());
        List<String> remarks = new ArrayList<>(set.remarks(run.test().task()));
        EvaluateConfig judging = config;
        if (!config.scores(found.predictions().task())) {
            judging = config.withoutScorer();
            remarks.add("The scorer does not apply to the classes that are left, so there is no score.");
        }
        Evaluation evaluation = Metrics.of(found.predictions(), judging.scorer());
        return Judgement.of(
                "external set " + set.name(), found.predictions().task(), evaluation, found.thresholds(), remarks);
    }

    private static Map<String, Object> document(FinishedRun run, Judgement test, List<Judgement> external) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", run.folder().path().toString());
        document.put("label", run.label());
        document.put("seed", run.seed());
        document.putAll(document(test));
        if (!external.isEmpty()) {
            Map<String, Object> sets = new LinkedHashMap<>();
            external.forEach(set -> {
                Map<String, Object> judged = document(set);
                judged.put("remarks", set.remarks());
                sets.put(set.name().replaceFirst("^external set ", ""), judged);
            });
            document.put("external", sets);
        }
        return document;
    }

    private void print(Judgement judgement) {
        Evaluation evaluation = judgement.evaluation();
        out.println(judgement.name() + " " + evaluation.records() + " " + judgement.unit());
        judgement.remarks().forEach(out::println);
        TextTable overall = TextTable.ofWords("METRIC", "VALUE");
        overall(evaluation).forEach((name, value) -> overall.add(name, number(value)));
        overall.lines().forEach(out::println);
        out.println();
        TextTable classes = TextTable.ofWords(
                "CLASS", judgement.unit().toUpperCase(Locale.ROOT), "THRESHOLD", "F1", "AUROC", "AUPRC");
        for (int c = 0; c < evaluation.classes().size(); c++) {
            ClassMetrics metrics = evaluation.classes().get(c);
            classes.add(
                    metrics.name(),
                    Integer.toString(metrics.support()),
                    evaluation.confusion().isPresent()
                            ? "argmax"
                            : number(judgement.thresholds()[c]),
                    number(metrics.f1()),
                    number(metrics.auroc()),
                    number(metrics.auprc()));
        }
        classes.lines().forEach(out::println);
        evaluation.confusion().ifPresent(confusion -> {
            out.println();
            List<String> header = new ArrayList<>(List.of("TRUTH \\ PREDICTED"));
            header.addAll(confusion.classes());
            TextTable table = TextTable.ofWords(header.toArray(new String[0]));
            for (int row = 0; row < confusion.classes().size(); row++) {
                List<String> cells = new ArrayList<>(List.of(confusion.classes().get(row)));
                confusion.counts().get(row).forEach(count -> cells.add(Integer.toString(count)));
                table.add(cells);
            }
            table.lines().forEach(out::println);
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

    private static Map<String, Object> document(Judgement judgement) {
        Evaluation evaluation = judgement.evaluation();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("records", evaluation.records());
        document.put("thresholds", judgement.thresholds());
        document.put("metrics", overall(evaluation));
        document.put("classes", evaluation.classes());
        document.put("confusion", evaluation.confusion().map(confusion -> confusion.counts()));
        return document;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
