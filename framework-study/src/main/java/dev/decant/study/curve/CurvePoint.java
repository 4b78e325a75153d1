package dev.decant.study.curve;

import dev.decant.runtime.statistics.Interval;
import dev.decant.runtime.statistics.Summary;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One comparison on a curve.
 *
 * @param labelled training records whose labels were known
 * @param records of the training split, labelled or not
 * @param tested test records
 * @param folder of the comparison
 * @param methods mean and standard deviation over seeds, by method; one without any value is not there
 */
public record CurvePoint(int labelled, int records, int tested, Path folder, Map<String, Summary> methods) {
    /** Seeds without which no interval is given. */
    public static final int LEAST_SEEDS = 3;

    /** Of the intervals. */
    public static final double CONFIDENCE = .95;

    public CurvePoint {
        methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    /** What a method reached; empty where it has no value here. */
    public Optional<Summary> of(CurveMethod method) {
        return Optional.ofNullable(methods.get(method.name()));
    }

    /** The t interval of a method's mean over its seeds; empty below {@value #LEAST_SEEDS} of them. */
    public Optional<Interval> interval(CurveMethod method) {
        return of(method)
                .filter(summary -> summary.count() >= LEAST_SEEDS)
                .map(summary -> summary.interval(CONFIDENCE));
    }
}
