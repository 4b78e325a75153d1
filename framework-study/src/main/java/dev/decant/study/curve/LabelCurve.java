package dev.decant.study.curve;

import dev.decant.study.comparison.Measure;
import java.util.List;

/**
 * What methods reach by how many labelled records they were trained on.
 *
 * @param data the type of the data source
 * @param measure that is shown
 * @param primary whether it is the one that the comparisons are about
 * @param baseline of the comparisons
 * @param methods the teacher first where there is one, then in the order of the comparisons
 * @param points by the number of labelled records, ascending and all different; 2 or more
 * @param notes what a reader must know, sentences
 */
public record LabelCurve(
        String data,
        Measure measure,
        boolean primary,
        String baseline,
        List<CurveMethod> methods,
        List<CurvePoint> points,
        List<String> notes) {
    /** What the intervals are, wherever they are shown. */
    public static final String INTERVALS =
            "Intervals are 95 % t intervals over the seeds of a method, mean ± t(n − 1) · sd / √n:"
                    + " they say how well the mean over all seeds is known, and nothing of other patients or other training records. Below "
                    + CurvePoint.LEAST_SEEDS + " seeds there is none.";

    public LabelCurve {
        methods = List.copyOf(methods);
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }

    /** Whether some comparison trained on records without labels too. */
    public boolean partlyLabelled() {
        return points.stream().anyMatch(point -> point.records() > point.labelled());
    }
}
