package dev.decant.study.comparison;

import dev.decant.runtime.config.EvaluateConfig.Metric;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a comparison measures: the metrics, and the similarity of the probabilities to those of the same seed's teacher. */
public enum Measure {
    F1("f1", Metric.F1),
    AUROC("auroc", Metric.AUROC),
    AUPRC("auprc", Metric.AUPRC),
    ACCURACY("accuracy", Metric.ACCURACY),
    SCORE("score", Metric.SCORE),
    /** See {@link dev.decant.runtime.evaluation.Similarity#rSquared}. */
    R2_TEACHER("r2_teacher"),
    /** See {@link dev.decant.runtime.evaluation.Similarity#squaredCorrelation}. */
    CORR2_TEACHER("corr2_teacher");

    private final String key;
    private final Optional<Metric> metric;

    Measure(String key, Metric metric) {
        this.key = key;
        this.metric = Optional.of(metric);
    }

    Measure(String key) {
        this.key = key;
        this.metric = Optional.empty();
    }

    /** The name in every output. */
    public String key() {
        return key;
    }

    /** The measure of a name in the outputs; empty where there is none. */
    public static Optional<Measure> named(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }

    /** The metric of the evaluation; empty for the similarity to the teacher. */
    public Optional<Metric> metric() {
        return metric;
    }

    /** What a comparison prints: the metric that selected, which is the primary one, then what the field reports. */
    public static Set<Measure> principal(Metric select) {
        Set<Measure> principal = new LinkedHashSet<>();
        principal.add(of(select));
        principal.addAll(List.of(F1, AUROC, SCORE, R2_TEACHER, CORR2_TEACHER));
        return Collections.unmodifiableSet(principal);
    }

    /** The measure of a metric. */
    public static Measure of(Metric metric) {
        return switch (metric) {
            case F1 -> F1;
            case AUROC -> AUROC;
            case AUPRC -> AUPRC;
            case ACCURACY -> ACCURACY;
            case SCORE -> SCORE;
        };
    }
}
