package dev.decant.study.table;

import dev.decant.io.text.Counted;
import dev.decant.runtime.config.TuneParameter;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A search as plain text: its trials, the best first. */
public final class TunedText {
    private TunedText() {}

    /** The whole text, with the end of its last line; each line as long as it comes. */
    public static String render(Tuned tuned) {
        return render(tuned, Integer.MAX_VALUE);
    }

    /**
     * The whole text, with the end of its last line.
     *
     * @param columns the length of a line at most
     */
    public static String render(Tuned tuned, int columns) {
        List<String> header = new ArrayList<>(List.of("trial", "epochs", tuned.metric()));
        tuned.tune().parameters().forEach(parameter -> header.add(parameter.path()));
        TextTable table = TextTable.ofNumbers(0, header);
        tuned.ranked().forEach(record -> table.add(row(tuned, record)));
        List<String> lines = new ArrayList<>(WrappedText.lines(
                tuned.name() + ": ",
                String.format(
                        Locale.ROOT,
                        "%s, %s on the validation split, %s, %s trained of %,d for all to epoch %d",
                        tuned.tune().target(),
                        tuned.metric(),
                        new Counted(tuned.trials().size(), "trial"),
                        new Counted(tuned.trained(), "epoch").withCommas(),
                        tuned.ofAll(),
                        tuned.rungs().epochs().get(tuned.rungs().epochs().size() - 1)),
                columns));
        lines.add("");
        lines.addAll(table.lines(columns));
        List<TrialRecord> failed = tuned.trials().stream()
                .filter(record -> !record.failure().isEmpty())
                .toList();
        if (!failed.isEmpty()) {
            lines.add("");
        }
        failed.forEach(record -> lines.addAll(WrappedText.lines(
                "trial " + record.trial().number() + " failed: ",
                record.failure().lines().findFirst().orElse(""),
                columns)));
        return String.join("\n", lines) + "\n";
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
