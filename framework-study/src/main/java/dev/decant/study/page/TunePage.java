package dev.decant.study.page;

import dev.decant.io.file.AtomicFile;
import dev.decant.io.text.Counted;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A search as {@code report.html}. */
public final class TunePage {
    private TunePage() {}

    /** Writes the page, whole or not at all. */
    public static void write(Path file, Tuned tuned) throws IOException {
        Html head = Html.join(
                Html.element("p", "kicker").of("Search for hyper-parameters"),
                Html.element("h1").of(tuned.name()),
                Html.element("p", "facts")
                        .of(String.format(
                                Locale.ROOT,
                                "%s, %s on the validation split, %s, %s",
                                tuned.tune().target(),
                                tuned.metric(),
                                new Counted(tuned.trials().size(), "trial"),
                                NumberText.seeds(tuned.tune().seeds()))));
        TuneCharts charts = TuneCharts.of(tuned);
        List<Section> sections = List.of(
                new Section("best", "The best", best(tuned)),
                new Section("trials", "Trials", trials(tuned)),
                new Section("curves", "Learning curves", charts.curves()),
                new Section("values", "Values", charts.values()));
        AtomicFile.writeText(file, new Document(tuned.name() + " · Decant", head, sections).render());
    }

    private static Html best(Tuned tuned) {
        if (tuned.best().isEmpty()) {
            return Html.paragraph("Every trial failed, or its metric was undefined.");
        }
        TrialRecord best = tuned.best().get();
        Table table = new Table("Its values, those of best.conf", List.of("key", "value"));
        best.trial().values().forEach((key, value) -> table.row(key, value));
        return Html.join(
                Html.paragraph(String.format(
                        Locale.ROOT,
                        "Trial %d has %s %s on the validation split after %d of %s. It was chosen by this number, which"
                                + " is therefore too high: the test split says what it is worth.",
                        best.trial().number(),
                        tuned.metric(),
                        NumberText.decimal(best.last().orElseThrow()),
                        tuned.epochs(best),
                        new Counted(tuned.full(), "epoch"))),
                Html.paragraph(String.format(
                        Locale.ROOT,
                        "The search trained %s; all of these trials to epoch %d would have taken %,d.",
                        new Counted(tuned.trained(), "epoch").withCommas(),
                        tuned.rungs().epochs().get(tuned.rungs().epochs().size() - 1),
                        tuned.ofAll())),
                table.ofWords());
    }

    private static Html trials(Tuned tuned) {
        List<String> head = new ArrayList<>(List.of("trial", "epochs"));
        tuned.rungs().epochs().forEach(epochs -> head.add(tuned.metric() + " at " + epochs));
        tuned.tune().parameters().forEach(parameter -> head.add(parameter.path()));
        Table table = new Table("The best first; a trial that stops early was not among the best of its rung", head);
        for (TrialRecord record : tuned.ranked()) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(tuned.epochs(record))));
            Map<Integer, Double> metrics = record.metrics();
            for (int rung = 0; rung < tuned.rungs().epochs().size(); rung++) {
                cells.add(NumberText.decimal(metrics.getOrDefault(rung, Double.NaN)));
            }
            tuned.tune()
                    .parameters()
                    .forEach(parameter ->
                            cells.add(record.trial().values().getOrDefault(parameter.path(), NumberText.NONE)));
            table.row(Integer.toString(record.trial().number()), cells);
        }
        List<String> failures = tuned.trials().stream()
                .filter(record -> !record.failure().isEmpty())
                .map(record -> "Trial " + record.trial().number() + " failed: " + record.failure())
                .toList();
        return Html.join(table.html(), failures.isEmpty() ? Html.NOTHING : Html.list(failures));
    }
}
