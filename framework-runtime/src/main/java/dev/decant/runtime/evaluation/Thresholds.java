package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.io.text.Counted;
import dev.decant.runtime.config.Selected;
import java.util.Arrays;
import java.util.Optional;

/**
 * The probabilities from which on a class is called, chosen on validation predictions only.
 *
 * <p>Multi-class: the most probable class is called, of equal ones the first; the thresholds stand at 0.5, unused.
 * Multi-label and per step: a class is called where its probability is at least its threshold.
 */
public final class Thresholds {
    /** Where a class has no positive in the validation split. */
    private static final float UNDECIDED = 0.5f;

    private Thresholds() {}

    /**
     * The thresholds at which the scorer is best, where it has such; otherwise those of the best F1.
     *
     * @param validation predictions of the validation split; their decisions are not looked at
     * @return [class]
     */
    public static float[] choose(Predictions validation, Optional<Selected<Scorer<Record>>> scorer) {
        return scorer.flatMap(one -> one.extension().thresholds(validation, one.config()))
                .orElseGet(() -> choose(validation.task(), validation.probabilities(), validation.truth()));
    }

    /**
     * For each class the threshold with the best F1 on the validation split, midway between two neighbouring scores
     * (below the lowest score: midway to 0). Of equally good ones the one nearest to 0.5, of those the higher; 0.5 for a
     * class without a positive. A multi-class task gets 0.5 for every class.
     *
     * @param probabilities [record][class], finite, in [0, 1]
     * @param truth [record][class]
     * @return [class]
     */
    public static float[] choose(Task task, float[][] probabilities, boolean[][] truth) {
        float[] thresholds = new float[task.outputs()];
        Arrays.fill(thresholds, UNDECIDED);
        if (task instanceof Task.MultiClass) {
            return thresholds;
        }
        float[] positive = new float[probabilities.length];
        float[] negative = new float[probabilities.length];
        for (int c = 0; c < thresholds.length; c++) {
            int positives = 0;
            int negatives = 0;
            for (int i = 0; i < probabilities.length; i++) {
                float probability = probabilities[i][c];
                if (!Float.isFinite(probability)) {
                    throw new IllegalArgumentException("row " + i + ", class "
                            + task.classes().get(c) + ": the probability is " + probability + ", not a finite number");
                }
                if (truth[i][c]) {
                    positive[positives++] = probability;
                } else {
                    negative[negatives++] = probability;
                }
            }
            if (positives > 0) {
                thresholds[c] = bestF1(Arrays.copyOf(positive, positives), Arrays.copyOf(negative, negatives));
            }
        }
        return thresholds;
    }

    /**
     * What is called.
     *
     * @param probabilities [record][class]
     * @param thresholds [class], as {@link #choose} gave them
     * @return [record][class]: exactly one true for a multi-class task
     */
    public static boolean[][] decide(Task task, float[][] probabilities, float[] thresholds) {
        if (thresholds.length != task.outputs()) {
            throw new IllegalArgumentException(
                    new Counted(thresholds.length, "threshold") + " for " + new Counted(task.outputs(), "class"));
        }
        boolean[][] decisions = new boolean[probabilities.length][thresholds.length];
        for (int i = 0; i < probabilities.length; i++) {
            if (task instanceof Task.MultiClass) {
                int best = 0;
                for (int c = 1; c < thresholds.length; c++) {
                    if (probabilities[i][c] > probabilities[i][best]) {
                        best = c;
                    }
                }
                decisions[i][best] = true;
            } else {
                for (int c = 0; c < thresholds.length; c++) {
                    decisions[i][c] = probabilities[i][c] >= thresholds[c];
                }
            }
        }
        return decisions;
    }

    /** Lowers the threshold over the distinct scores; both arrays are sorted here. */
    private static float bestF1(float[] positive, float[] negative) {
        Arrays.sort(positive);
        Arrays.sort(negative);
        int p = positive.length;
        int n = negative.length;
        double best = 0;
        float threshold = UNDECIDED;
        while (p > 0 || n > 0) {
            float score = higher(positive, p, negative, n);
            while (p > 0 && positive[p - 1] == score) {
                p--;
            }
            while (n > 0 && negative[n - 1] == score) {
                n--;
            }
            int hits = positive.length - p;
            // 2 TP + FP + FN is the number called positive plus the number of positives
            double f1 = 2.0 * hits / (hits + (negative.length - n) + positive.length);
            float candidate = between(p > 0 || n > 0 ? higher(positive, p, negative, n) : 0f, score);
            if (f1 > best || (f1 == best && distance(candidate) < distance(threshold))) {
                best = f1;
                threshold = candidate;
            }
        }
        return threshold;
    }

    /** The highest of what is left; at least one array has something left. */
    private static float higher(float[] positive, int p, float[] negative, int n) {
        if (p == 0) {
            return negative[n - 1];
        }
        return n == 0 ? positive[p - 1] : Math.max(positive[p - 1], negative[n - 1]);
    }

    /** The middle, but above {@code low} also where the two are neighbouring floats. */
    private static float between(float low, float high) {
        float middle = (float) ((low + (double) high) / 2);
        return middle > low ? middle : high;
    }

    private static double distance(float threshold) {
        return Math.abs(threshold - 0.5);
    }
}
