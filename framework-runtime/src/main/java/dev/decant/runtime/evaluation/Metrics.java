package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes an {@link Evaluation} in O(classes n log n), plus what the field's scorer takes. */
public final class Metrics {
    private Metrics() {}

    /**
     * @param predictions one row for each record, or for each step of a per-step task
     * @throws IllegalArgumentException if the arrays differ in shape, a probability is not finite, a row of a
     *     multi-class task has not exactly one class, or the scorer does not apply to the task
     */
    public static Evaluation of(Predictions predictions, Optional<Selected<Scorer<Record>>> scorer) {
        WeightedMetrics metrics = WeightedMetrics.of(predictions);
        int[] once = metrics.once();
        List<String> names = predictions.task().classes();
        List<ClassMetrics> classes = new ArrayList<>(names.size());
        for (int c = 0; c < names.size(); c++) {
            DecisionCounts decisions = metrics.decisionsOf(c);
            RankedScores scores = metrics.scoresOf(c);
            classes.add(new ClassMetrics(
                    names.get(c),
                    decisions.f1(once),
                    scores.auroc(once),
                    scores.auprc(once),
                    decisions.support(),
                    decisions.decided()));
        }
        Optional<ConfusionMatrix> confusion = predictions.task() instanceof Task.MultiClass
                ? Optional.of(ConfusionMatrix.of(names, predictions.truth(), predictions.decisions()))
                : Optional.empty();
        return new Evaluation(
                metrics.records(),
                metrics.f1(once),
                metrics.auroc(once),
                metrics.auprc(once),
                metrics.accuracy(once),
                classes,
                confusion,
                scorer.map(selected -> score(predictions, selected)));
    }

    static FieldScore score(Predictions predictions, Selected<Scorer<Record>> scorer) {
        if (!scorer.extension().accepts(predictions.task())) {
            throw new IllegalArgumentException(
                    "scorer " + scorer.type() + " does not apply to the task with the classes "
                            + predictions.task().classes());
        }
        return new FieldScore(
                scorer.type(),
                scorer.extension().principal(),
                scorer.extension().score(predictions, scorer.config()));
    }
}
