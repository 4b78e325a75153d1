package dev.decant.study.table;

import dev.decant.io.csv.CsvField;
import dev.decant.runtime.statistics.Interval;
import dev.decant.study.curve.CurveMethod;
import dev.decant.study.curve.CurvePoint;
import dev.decant.study.curve.LabelCurve;
import java.util.List;
import java.util.Optional;

/**
 * Curves of label efficiency as CSV (RFC 4180), one row for each number of labelled records and method:
 * {@code labelled,training,test,method,role,measure,seeds,mean,sd,low,high,folder}. The ends are those of the 95 % t interval over
 * seeds; what is undefined is empty.
 */
public final class CurveCsv {
    private CurveCsv() {}

    /** The text, lines ended by {@code \n}. */
    public static String render(LabelCurve curve) {
        StringBuilder csv =
                new StringBuilder("labelled,training,test,method,role,measure,seeds,mean,sd,low,high,folder\n");
        for (CurvePoint point : curve.points()) {
            for (CurveMethod method : curve.methods()) {
                Optional<Interval> interval = point.interval(method);
                point.of(method)
                        .ifPresent(summary -> csv.append(String.join(
                                        ",",
                                        List.of(
                                                Integer.toString(point.labelled()),
                                                Integer.toString(point.records()),
                                                Integer.toString(point.tested()),
                                                CsvField.of(method.name()),
                                                method.role().key(),
                                                curve.measure().key(),
                                                Integer.toString(summary.count()),
                                                number(summary.mean()),
                                                number(summary.sd()),
                                                number(interval.map(Interval::low)
                                                        .orElse(Double.NaN)),
                                                number(interval.map(Interval::high)
                                                        .orElse(Double.NaN)),
                                                CsvField.of(point.folder().toString()))))
                                .append('\n'));
            }
        }
        return csv.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
