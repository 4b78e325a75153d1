package dev.decant.study.table;

import dev.decant.runtime.statistics.Interval;
import dev.decant.study.curve.CurveMethod;
import dev.decant.study.curve.CurvePoint;
import dev.decant.study.curve.LabelCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Curves of label efficiency as one JSON document; an undefined number is null. */
public final class CurveJson {
    private CurveJson() {}

    /** The document, indented. */
    public static String render(LabelCurve curve) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", curve.data());
        document.put("measure", curve.measure().key());
        document.put("endpoint", curve.primary() ? "primary" : "secondary");
        document.put("baseline", curve.baseline());
        document.put("confidence", CurvePoint.CONFIDENCE);
        document.put("interval", "t over seeds");
        document.put(
                "points",
                curve.points().stream().map(point -> point(curve, point)).toList());
        document.put("notes", curve.notes());
        return JsonText.of(document);
    }

    private static Map<String, Object> point(LabelCurve curve, CurvePoint point) {
        List<Object> methods = new ArrayList<>();
        for (CurveMethod method : curve.methods()) {
            Optional<Interval> interval = point.interval(method);
            point.of(method).ifPresent(summary -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", method.name());
                one.put("role", method.role().key());
                one.put("seeds", summary.count());
                one.put("mean", summary.mean());
                one.put("sd", summary.sd());
                one.put("low", interval.map(Interval::low));
                one.put("high", interval.map(Interval::high));
                methods.add(one);
            });
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("labelled", point.labelled());
        document.put("training", point.records());
        document.put("test", point.tested());
        document.put("folder", point.folder());
        document.put("methods", methods);
        return document;
    }
}
