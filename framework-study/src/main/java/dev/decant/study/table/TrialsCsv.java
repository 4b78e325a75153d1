package dev.decant.study.table;

import dev.decant.io.csv.CsvField;
import dev.decant.runtime.config.TuneParameter;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.util.ArrayList;
import java.util.List;

/** The trials of a search as CSV (RFC 4180): a row for each, with its values and its metric on each rung. */
public final class TrialsCsv {
    private TrialsCsv() {}

    /** An empty field where there is no value. */
    public static String render(Tuned tuned) {
        List<String> header = new ArrayList<>(List.of("trial", "epochs", "metric"));
        tuned.rungs().epochs().forEach(epochs -> header.add(tuned.metric() + "@" + epochs));
        tuned.tune().parameters().forEach(parameter -> header.add(parameter.path()));
        header.addAll(List.of("runs", "failure"));
        StringBuilder csv = new StringBuilder(line(header));
        tuned.trials().forEach(trial -> csv.append(line(row(tuned, trial))));
        return csv.toString();
    }

    private static List<String> row(Tuned tuned, TrialRecord record) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(record.trial().number()));
        row.add(Integer.toString(tuned.epochs(record)));
        row.add(number(record.last().orElse(Double.NaN)));
        for (int rung = 0; rung < tuned.rungs().epochs().size(); rung++) {
            row.add(number(record.metrics().getOrDefault(rung, Double.NaN)));
        }
        for (TuneParameter parameter : tuned.tune().parameters()) {
            row.add(record.trial().values().getOrDefault(parameter.path(), ""));
        }
        row.add(String.join(" ", record.runs()));
        row.add(record.failure().replace('\n', ' '));
        return row;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String line(List<String> fields) {
        return String.join(",", fields.stream().map(CsvField::of).toList()) + "\n";
    }
}
