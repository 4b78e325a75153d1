package dev.decant.study.table;

import dev.decant.runtime.statistics.Summary;
import dev.decant.study.curve.CurveMethod;
import dev.decant.study.curve.CurvePoint;
import dev.decant.study.curve.LabelCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves of label efficiency as plain text: a row for each number of labelled records. */
public final class CurveText {
    private CurveText() {}

    /**
     * The whole text, with the end of its last line: mean ± standard deviation over seeds, and how many.
     *
     * @param columns the length of a line at most
     */
    public static String render(LabelCurve curve, int columns) {
        List<String> header = new ArrayList<>(List.of("labelled"));
        if (curve.partlyLabelled()) {
            header.add("training");
        }
        curve.methods().forEach(method -> header.add(method.name()));
        TextTable table = TextTable.ofNumbers(0, header);
        curve.points().forEach(point -> table.add(row(curve, point)));
        List<String> lines = new ArrayList<>(WrappedText.lines(
                "",
                curve.measure().key() + " on the test split of " + curve.data()
                        + " by the number of labelled training records: mean ± standard deviation over seeds (how many)",
                columns));
        lines.add("");
        lines.addAll(table.lines(columns));
        if (!curve.notes().isEmpty()) {
            lines.add("");
        }
        curve.notes().forEach(note -> lines.addAll(WrappedText.lines("note: ", note, columns)));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> row(LabelCurve curve, CurvePoint point) {
        List<String> row = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", point.labelled())));
        if (curve.partlyLabelled()) {
            row.add(String.format(Locale.ROOT, "%,d", point.records()));
        }
        for (CurveMethod method : curve.methods()) {
            row.add(point.of(method).map(CurveText::cell).orElse("–"));
        }
        return row;
    }

    private static String cell(Summary summary) {
        String deviation = Double.isNaN(summary.sd()) ? "" : String.format(Locale.ROOT, " ± %.3f", summary.sd());
        return String.format(Locale.ROOT, "%.3f%s (%d)", summary.mean(), deviation, summary.count());
    }
}
