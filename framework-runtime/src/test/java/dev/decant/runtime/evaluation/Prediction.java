package dev.decant.runtime.evaluation;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small sets of predictions for tests. */
final class Prediction {
    private Prediction() {}

    /** One class: scores and truth, called from 0.5 on. */
    static Predictions binary(float[] scores, boolean[] truth) {
        float[][] probabilities = new float[scores.length][];
        boolean[][] truths = new boolean[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = new float[] {scores[i]};
            truths[i] = new boolean[] {truth[i]};
        }
        return called(new Task.MultiLabel(List.of("a")), probabilities, truths);
    }

    /** Called from 0.5 on, or the most probable class. */
    static Predictions called(Task task, float[][] probabilities, boolean[][] truth) {
        float[] half = new float[task.outputs()];
        Arrays.fill(half, 0.5f);
        return new Predictions(
                task,
                IntStream.range(0, truth.length).mapToObj(i -> "r" + i).toList(),
                probabilities,
                Thresholds.decide(task, probabilities, half),
                truth);
    }

    /** Random, with ties among the scores. */
    static Predictions random(long seed, int records, int classes) {
        Random random = new Random(seed);
        float[][] probabilities = new float[records][classes];
        boolean[][] truth = new boolean[records][classes];
        for (int i = 0; i < records; i++) {
            for (int c = 0; c < classes; c++) {
                truth[i][c] = random.nextInt(3) == 0;
                probabilities[i][c] = (random.nextInt(20) + (truth[i][c] ? 4 : 0)) / 25f;
            }
        }
        return called(
                new Task.MultiLabel(
                        IntStream.range(0, classes).mapToObj(c -> "c" + c).toList()),
                probabilities,
                truth);
    }
}
