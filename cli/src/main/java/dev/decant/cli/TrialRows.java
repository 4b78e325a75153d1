package dev.decant.cli;

import dev.decant.io.text.Counted;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.study.search.SearchListener.Planned;
import dev.decant.study.search.SearchListener.TrialEnded;
import dev.decant.study.search.SearchListener.TrialStep;
import dev.decant.study.table.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The trials of a search as the lines of a table: those in training, then the best of the others. */
final class TrialRows {
    private static final int MOST = 12;

    private final Planned search;
    private final Map<Integer, Row> rows = new TreeMap<>();
    private final Map<String, Row> byRun = new HashMap<>();
    private String metric = "metric";
    private String standing = "";

    /** What is known of a trial. */
    private static final class Row {
        private TrialStep step;
        private boolean running = true;
        private boolean failed;
        private int epoch;
        private double value = Double.NaN;
        private double seconds;

        private Row(TrialStep step) {
            this.step = step;
        }
    }

    TrialRows(Planned search) {
        this.search = search;
    }

    void began(TrialStep step) {
        Row row = rows.computeIfAbsent(step.trial().number(), number -> new Row(step));
        row.step = step;
        row.running = true;
    }

    /** @param run its name, under which its epochs are told */
    void training(String run, TrialStep step) {
        began(step);
        rows.values().stream().filter(row -> row.step.equals(step)).forEach(row -> byRun.put(run, row));
    }

    /** @return whether the run is one of a trial */
    boolean epochDone(String run, EpochDone epoch) {
        Row row = byRun.get(run);
        if (row == null) {
            return false;
        }
        metric = epoch.validation().metric();
        row.epoch = epoch.epoch();
        row.value = epoch.validation().value();
        row.seconds += epoch.seconds();
        return true;
    }

    void ended(TrialEnded end) {
        metric = end.metric();
        standing = end.standing();
        began(end.step());
        Row row = rows.getOrDefault(end.step().trial().number(), new Row(end.step()));
        row.running = false;
        row.failed = !end.failure().isEmpty();
        row.epoch = row.failed ? row.epoch : end.step().epochs();
        row.value = end.value();
    }

    /**
     * The whole table.
     *
     * @param beside what happens outside of trials; empty for nothing
     */
    List<String> lines(String beside) {
        List<String> lines = new ArrayList<>();
        lines.add("tuning " + search.target() + ": " + rows.size() + " of " + new Counted(search.trials(), "trial")
                + " begun" + (standing.isEmpty() ? "" : ", " + standing));
        if (!beside.isEmpty()) {
            lines.add(beside);
        }
        if (rows.isEmpty()) {
            return lines;
        }
        List<Row> ranked = rows.values().stream()
                .sorted(Comparator.comparing((Row row) -> !row.running)
                        .thenComparing(row -> row.failed)
                        .thenComparing(row -> -row.step.rung())
                        .thenComparing(row -> Double.isFinite(row.value) ? -row.value : Double.MAX_VALUE))
                .toList();
        TextTable table = TextTable.ofNumbers(2, List.of("trial", "state", "rung", "epoch", metric, "train s"));
        ranked.stream().limit(MOST).forEach(row -> table.add(cells(row)));
        List<String> shown = table.lines();
        for (int i = 0; i < shown.size(); i++) {
            lines.add(shown.get(i) + (i < 2 ? "" : "  " + settings(ranked.get(i - 2))));
        }
        if (ranked.size() > MOST) {
            lines.add("and " + (ranked.size() - MOST) + " more");
        }
        return lines;
    }

    private static List<String> cells(Row row) {
        return List.of(
                Integer.toString(row.step.trial().number()),
                row.running ? "training" : row.failed ? "failed" : "",
                row.step.rung() + "/" + row.step.rungs(),
                row.epoch + "/" + row.step.epochs(),
                Double.isFinite(row.value) ? String.format(Locale.ROOT, "%.4f", row.value) : "-",
                String.format(Locale.ROOT, "%.1f", row.seconds));
    }

    /** Keys by their last part: the whole would not fit beside a table. */
    private static String settings(Row row) {
        return row.step.trial().values().entrySet().stream()
                .map(value -> value.getKey().substring(value.getKey().lastIndexOf('.') + 1) + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}
