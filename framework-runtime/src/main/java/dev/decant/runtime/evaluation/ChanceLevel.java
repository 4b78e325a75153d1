package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.Selected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a method reaches that has learned nothing of the records but how frequent the classes are; the level that a
 * network must exceed.
 *
 * <p>With π the share of a class in the judged records themselves:
 *
 * <ul>
 *   <li>AUROC is 0.5 and AUPRC is π, the values of a score that is independent of the truth;
 *   <li>F1 is π: a guess that calls the class with probability π has precision π and recall π;
 *   <li>accuracy is the share of the most frequent class (multi-label: of the most frequent set of labels), which is
 *       what always calling it gives and more than guessing does;
 *   <li>the field's score is that of always calling the most frequent class (set of labels), with π as probabilities.
 * </ul>
 *
 * Macro values leave out classes as those of {@link Evaluation} do: AUROC without positives or negatives, the others
 * without positives.
 */
public final class ChanceLevel {
    private ChanceLevel() {}

    /**
     * @param predictions of any method on the records in question; only the truth is read
     */
    public static Evaluation of(Predictions predictions, Optional<Selected<Scorer<Record>>> scorer) {
        Task task = predictions.task();
        boolean[][] truth = predictions.truth();
        int records = truth.length;
        boolean[] frequent = mostFrequent(truth, task.outputs());
        float[] shares = new float[task.outputs()];
        List<ClassMetrics> classes = new ArrayList<>(task.outputs());
        for (int c = 0; c < task.outputs(); c++) {
            int support = 0;
            for (boolean[] row : truth) {
                support += row[c] ? 1 : 0;
            }
            double share = support == 0 ? Double.NaN : (double) support / records;
            shares[c] = records == 0 ? 0 : (float) support / records;
            classes.add(new ClassMetrics(
                    task.classes().get(c),
                    share,
                    support == 0 || support == records ? Double.NaN : 0.5,
                    share,
                    support,
                    support));
        }
        long calledRight =
                Arrays.stream(truth).filter(row -> Arrays.equals(row, frequent)).count();
        return new Evaluation(
                records,
                macro(classes, ClassMetrics::f1),
                macro(classes, ClassMetrics::auroc),
                macro(classes, ClassMetrics::auprc),
                records == 0 ? Double.NaN : (double) calledRight / records,
                classes,
                Optional.empty(),
                scorer.map(selected -> Metrics.score(constant(predictions, shares, frequent), selected)));
    }

    private static double macro(List<ClassMetrics> classes, ToDoubleFunction<ClassMetrics> value) {
        return classes.stream()
                .mapToDouble(value)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(Double.NaN);
    }

    private static Predictions constant(Predictions predictions, float[] shares, boolean[] called) {
        float[][] probabilities = new float[predictions.truth().length][];
        boolean[][] decisions = new boolean[predictions.truth().length][];
        Arrays.fill(probabilities, shares);
        Arrays.fill(decisions, called);
        return new Predictions(
                predictions.task(),
                predictions.ids(),
                probabilities,
                decisions,
                predictions.truth(),
                predictions.published());
    }

    /** The most frequent row, of equally frequent ones the first to appear. */
    private static boolean[] mostFrequent(boolean[][] truth, int classes) {
        Map<List<Boolean>, Integer> counts = new LinkedHashMap<>();
        boolean[] best = new boolean[classes];
        int most = 0;
        for (boolean[] row : truth) {
            List<Boolean> key = new ArrayList<>(classes);
            for (boolean value : row) {
                key.add(value);
            }
            counts.merge(key, 1, Integer::sum);
        }
        for (Map.Entry<List<Boolean>, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                for (int c = 0; c < classes; c++) {
                    best[c] = entry.getKey().get(c);
                }
            }
        }
        return best;
    }
}
