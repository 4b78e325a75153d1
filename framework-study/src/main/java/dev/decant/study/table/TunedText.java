package dev.decant.study.table;

import dev.decant.runtime.config.TuneParameter;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A search as plain text: its trials, the best first. */
public final class TunedText {
    private TunedText() {}

    /** The whole text, with the end of its last line. */
    public static String render(Tuned tuned) {
        List<String> header = new ArrayList<>(List.of("trial", "epochs", tuned.metric()));
        tuned.tune().parameters().forEach(parameter -> header.add(parameter.path()));
        TextTable table = TextTable.ofNumbers(0, header);
        tuned.ranked().forEach(record -> table.add(row(tuned, record)));
        StringBuilder text = new StringBuilder();
        text.append(tuned.name()).append(": ").append(tuned.tune().target()).append(", ");
        text.append(String.format(
                Locale.ROOT,
                "%s on the validation split, %d trials, %,d epochs trained of %,d for all to epoch %d\n\n",
                tuned.metric(),
                tuned.trials().size(),
                tuned.trained(),
                tuned.ofAll(),
                tuned.rungs().epochs().get(tuned.rungs().epochs().size() - 1)));
        table.lines().forEach(line -> text.append(line).append('\n'));
        List<TrialRecord> failed = tuned.trials().stream()
                .filter(record -> !record.failure().isEmpty())
                .toList();
        if (!failed.isEmpty()) {
            text.append('\n');
        }
        failed.forEach(record -> text.append("trial ")
                .append(record.trial().number())
                .append(" failed: ")
                .append(record.failure().lines().findFirst().orElse(""))
                .append('\n'));
        return text.toString();
    }

    private static List<String> row(Tuned tuned, TrialRecord record) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(record.trial().number()));
        row.add(Integer.toString(tuned.epochs(record)));
        double metric = record.last().orElse(Double.NaN);
        row.add(Double.isFinite(metric) ? String.format(Locale.ROOT, "%.4f", metric) : "–");
        for (TuneParameter parameter : tuned.tune().parameters()) {
            row.add(record.trial().values().getOrDefault(parameter.path(), "–"));
        }
        return row;
    }
}
