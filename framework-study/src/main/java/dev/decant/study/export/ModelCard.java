package dev.decant.study.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.evaluation.ClassMetrics;
import dev.decant.runtime.evaluation.Evaluation;
import dev.decant.runtime.evaluation.Metrics;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.TrainedOn;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.comparison.Comparison;
import dev.decant.study.comparison.ComparisonRuns;
import dev.decant.study.comparison.Measure;
import dev.decant.study.comparison.MethodRow;
import dev.decant.study.comparison.RunComparator;
import dev.decant.study.page.NumberText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be known of a trained network before it is used, from the files of its run alone.
 *
 * @param provenance of the run
 * @param recipe how it was trained; empty where the configuration cannot be read
 * @param comparison of the run with nothing, for its intervals; empty likewise
 * @param evaluation on the test split
 * @param external the names of the sets that it was predicted on too
 */
record ModelCard(
        FinishedRun run,
        JsonNode provenance,
        Optional<CardRecipe> recipe,
        Optional<Comparison> comparison,
        Evaluation evaluation,
        List<String> external) {
    private static final String EXTERNAL = "external-";
    private static final String TABLE = ".csv";

    /** @param experiment the configuration beside the run; empty where it cannot be read */
    static ModelCard of(FinishedRun run, Optional<Experiment> experiment) throws IOException {
        JsonNode provenance =
                new ObjectMapper().readTree(run.folder().provenance().toFile());
        Optional<EvaluateConfig> evaluate = experiment.map(Experiment::evaluate);
        return new ModelCard(
                run,
                provenance,
                experiment.map(one -> CardRecipe.of(one.source(), run.label())),
                experiment.map(one -> RunComparator.ofFinished(run.label(), run.label(), one)
                        .of(new ComparisonRuns(Map.of(), Map.of(run.label(), List.of(run)), Map.of()))),
                Metrics.of(run.test(), evaluate.flatMap(EvaluateConfig::scorer)),
                external(run));
    }

    private static List<String> external(FinishedRun run) throws IOException {
        Path folder = run.folder().predictions("test").getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith(EXTERNAL) && name.endsWith(TABLE))
                    .map(name -> name.substring(EXTERNAL.length(), name.length() - TABLE.length()))
                    .sorted()
                    .toList();
        }
    }

    String markdown() {
        Markdown out = new Markdown();
        out.heading(1, "Model card: " + run.id());
        out.paragraph("A network that was trained with Decant " + text(provenance, "decant")
                + ". This card was made from the files of its run; preparation.json beside it says how it is fed.");
        use(out);
        task(out);
        data(out);
        results(out);
        training(out);
        limits(out);
        return out.toString();
    }

    private static void use(Markdown out) {
        out.heading(2, "Intended use");
        out.paragraph(
                "Research on methods of training networks. It is not a medical device, was not examined as one, and no"
                        + " decision about a person may rest on it.");
    }

    private void task(Markdown out) {
        Task task = run.test().task();
        out.heading(2, "Task");
        Map<String, String> values = new LinkedHashMap<>();
        values.put(
                "task",
                task instanceof Task.MultiClass
                        ? "one of several classes for each record"
                        : task instanceof Task.MultiLabel
                                ? "any number of labels for each record"
                                : "one label, yes or no, for each step");
        values.put("classes", String.join(", ", task.classes()));
        values.put("input", text(provenance.path("data"), "input"));
        values.put("network", text(provenance, "network"));
        values.put("parameters", String.format(Locale.ROOT, "%,d", run.cost().parameters()));
        values.put(
                "decision",
                task instanceof Task.MultiClass
                        ? "the most probable class"
                        : "by a threshold of each class, chosen on the validation split");
        out.values(values);
    }

    private void data(Markdown out) {
        out.heading(2, "Data");
        JsonNode data = provenance.path("data");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("source", text(data, "type"));
        recipe.ifPresent(known -> values.putAll(known.data()));
        values.put("records for training", text(data, "training"));
        values.put("records for validation", text(data, "validation"));
        values.put("records for the test", text(data, "test"));
        values.put("split by", "a hash of the " + text(data, "split-by"));
        recipe.ifPresent(known -> values.putAll(known.split()));
        values.put("fingerprint", text(data, "fingerprint"));
        values.putAll(remarks(data));
        out.values(values);
    }

    /** What was left out or repaired, counted. Which records those are stays in the house. */
    private static Map<String, String> remarks(JsonNode data) {
        Map<String, String> remarks = new LinkedHashMap<>();
        data.properties().stream()
                .filter(entry -> entry.getKey().contains(" ") && !entry.getKey().startsWith(TrainedOn.SKIPPED))
                .forEach(entry -> remarks.put(
                        entry.getKey().replaceAll(", first in .*", ""),
                        entry.getValue().asText()));
        return remarks;
    }

    private void results(Markdown out) {
        out.heading(2, "Results on the test split");
        String unit = run.test().task() instanceof Task.PerStepBinary ? " steps" : " records";
        comparison.ifPresentOrElse(
                found -> intervals(out, found),
                () -> out.paragraph(
                        "The configuration beside the run cannot be read here, so these numbers have no intervals."));
        if (comparison.isEmpty()) {
            out.table(
                    List.of("measure", "value"),
                    List.of(
                            List.of("f1", NumberText.decimal(evaluation.f1())),
                            List.of("auroc", NumberText.decimal(evaluation.auroc())),
                            List.of("auprc", NumberText.decimal(evaluation.auprc())),
                            List.of("accuracy", NumberText.decimal(evaluation.accuracy()))));
        }
        out.table(
                List.of("class", unit.strip() + " of it", "called", "f1", "auroc", "auprc", "threshold"),
                evaluation.classes().stream().map(this::row).toList());
        out.paragraph(
                "Macro values are means over the classes where a class has one. The test split was read once, after everything"
                        + " was chosen on the validation split.");
    }

    private void intervals(Markdown out, Comparison found) {
        MethodRow row = found.methods().stream()
                .filter(method -> method.name().equals(run.label()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(run.label() + " is missing in its own comparison"));
        List<List<String>> rows = new ArrayList<>();
        for (Measure measure : found.measures()) {
            if (row.summaries().containsKey(measure)) {
                rows.add(List.of(
                        measure.key(),
                        NumberText.decimal(row.summary(measure).mean()),
                        Optional.ofNullable(row.intervals().get(measure))
                                .map(ModelCard::range)
                                .orElse(NumberText.NONE),
                        NumberText.decimal(found.chance(measure))));
            }
        }
        out.paragraph(found.facts() + ".");
        out.table(List.of("measure", "value", "interval", "chance"), rows);
        out.list(found.warnings());
    }

    private static String range(Interval interval) {
        return NumberText.decimal(interval.low()) + " to " + NumberText.decimal(interval.high()) + " ("
                + Math.round(100 * interval.confidence()) + " %)";
    }

    private List<String> row(ClassMetrics one) {
        Task task = run.test().task();
        int index = task.classes().indexOf(one.name());
        return List.of(
                one.name(),
                Integer.toString(one.support()),
                Integer.toString(one.decided()),
                NumberText.decimal(one.f1()),
                NumberText.decimal(one.auroc()),
                NumberText.decimal(one.auprc()),
                task instanceof Task.MultiClass ? NumberText.NONE : Float.toString(run.thresholds()[index]));
    }

    private void training(Markdown out) {
        out.heading(2, "Training");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("strategy", text(provenance, "strategy"));
        String teacher = text(provenance, "teacher");
        values.put("teacher", teacher.isEmpty() ? "none" : lastName(teacher));
        values.put("seed", Long.toString(run.seed()));
        values.put("epochs", run.epochs() + ", of which the best on the validation split is kept: " + run.bestEpoch());
        values.put("threads", text(provenance, "threads"));
        values.put("Decant", text(provenance, "decant"));
        values.put("TensorFlow", text(provenance, "tensorflow"));
        values.put("Java", text(provenance, "java"));
        values.put("system", text(provenance, "system"));
        provenance
                .path("plugins")
                .properties()
                .forEach(entry -> values.put(
                        "checksum of the plugin of the " + entry.getKey(),
                        entry.getValue().asText()));
        out.values(values);
        recipe.ifPresent(known -> known.sections().forEach((name, section) -> {
            out.heading(3, name);
            out.values(section);
        }));
    }

    private void limits(Markdown out) {
        out.heading(2, "Limits, and what was not tested");
        List<String> limits = new ArrayList<>();
        limits.add(
                "One training with one seed: another seed gives another network, and the intervals say nothing of that.");
        limits.add("The records of the test come from the same source as those of the training.");
        limits.add(
                external.isEmpty()
                        ? "It was not tested on records from elsewhere."
                        : "It was also predicted on " + String.join(", ", external)
                                + "; what it scores there is not in this card.");
        limits.add(
                "Not tested: groups of patients by age, sex, origin or device; records that are noisier, shorter or less complete than"
                        + " these; classes that the training did not have.");
        limits.add(
                "Not tested: whether its probabilities are frequencies, elsewhere or at another prevalence. Thresholds fit the"
                        + " validation split.");
        limits.add(
                "Not tested: other versions of TensorFlow, other processors, and conversions to other formats, which may round otherwise.");
        if (run.test().task() instanceof Task.PerStepBinary) {
            limits.add("Steps of one patient resemble each other: numbers over steps are not numbers over patients.");
        }
        out.list(limits);
    }

    /** The run alone: a path tells of the machine where it was trained. */
    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }
}
