package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The scores of the Challenge of 2021 (evaluation-2021): its metric, and macro AUROC, AUPRC and F1 with the exact-match
 * accuracy beside it. Macro values are means over the classes where the class's own value is defined.
 *
 * <p>Where a task has some of the 26 classes only, rows and columns of the others are left out of the reward matrix.
 */
public final class Cinc2021Scorer implements Scorer<NoOptions> {
    private final RewardMatrix rewards = RewardMatrix.complete();

    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2021: rewards for 26 classes, 1 for the true labels, 0 for sinus rhythm always";
    }

    @Override
    public String principal() {
        return "challenge_metric";
    }

    /** Several labels for a record, all of them scored classes, sinus rhythm among them. */
    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.MultiLabel
                && ScoredDiagnosis.labels().containsAll(task.classes())
                && task.classes().contains(ScoredDiagnosis.SINUS_RHYTHM.label());
    }

    @Override
    public Map<String, Double> score(Predictions predictions, NoOptions config) {
        double[][] scores = Arrays.stream(predictions.probabilities())
                .map(row ->
                        IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
        return numbers(rewardsOf(predictions), predictions.published(), predictions.decisions(), scores);
    }

    @Override
    public double principalValue(Predictions predictions, NoOptions config) {
        return ChallengeMetric.of(rewardsOf(predictions), predictions.published(), predictions.decisions())
                .value();
    }

    private RewardMatrix rewardsOf(Predictions predictions) {
        return rewards.of(predictions.task().classes().stream()
                .map(label -> ScoredDiagnosis.ofLabel(label)
                        .orElseThrow(() -> new IllegalArgumentException(label + " is no scored class")))
                .toList());
    }

    /** Every header of the labels is a record, and needs an answer {@code RECORD.csv}; other answers are ignored. */
    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, NoOptions config) {
        AnsweredHeaders answered = AnsweredHeaders.read(labels, outputs);
        return numbers(rewards, answered.truth(), answered.answers(), answered.scores());
    }

    private static Map<String, Double> numbers(
            RewardMatrix rewards, boolean[][] truth, boolean[][] answers, double[][] scores) {
        List<ScoredDiagnosis> classes = rewards.classes();
        List<RankingAreas> areas = IntStream.range(0, classes.size())
                .mapToObj(c -> RankingAreas.of(truth, scores, c))
                .toList();
        IntToDoubleFunction auroc = c -> areas.get(c).auroc();
        IntToDoubleFunction auprc = c -> areas.get(c).auprc();
        IntToDoubleFunction f1 = c -> f1(truth, answers, c);
        ChallengeMetric metric = ChallengeMetric.of(rewards, truth, answers);
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("auroc", mean(auroc, classes.size()));
        numbers.put("auprc", mean(auprc, classes.size()));
        numbers.put("accuracy", accuracy(truth, answers));
        numbers.put("f_measure", mean(f1, classes.size()));
        numbers.put("challenge_metric", metric.value());
        numbers.put("observed_score", metric.observed());
        numbers.put("correct_score", metric.correct());
        numbers.put("inactive_score", metric.inactive());
        put(numbers, "auroc", auroc, classes);
        put(numbers, "auprc", auprc, classes);
        put(numbers, "f_measure", f1, classes);
        return numbers;
    }

    private static void put(
            Map<String, Double> numbers, String name, IntToDoubleFunction of, List<ScoredDiagnosis> classes) {
        for (int c = 0; c < classes.size(); c++) {
            numbers.put(name + ":" + classes.get(c).column(), of.applyAsDouble(c));
        }
    }

    private static double mean(IntToDoubleFunction of, int classes) {
        return IntStream.range(0, classes)
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The share of records whose answers are the labels exactly. */
    private static double accuracy(boolean[][] truth, boolean[][] answers) {
        long right = IntStream.range(0, truth.length)
                .filter(record -> Arrays.equals(truth[record], answers[record]))
                .count();
        return (double) right / truth.length;
    }

    /** 2TP / (2TP + FP + FN); NaN where that is 0/0. */
    private static double f1(boolean[][] truth, boolean[][] answers, int column) {
        int hits = 0;
        int errors = 0;
        for (int record = 0; record < truth.length; record++) {
            if (truth[record][column] && answers[record][column]) {
                hits++;
            } else if (truth[record][column] != answers[record][column]) {
                errors++;
            }
        }
        return 2.0 * hits / (2 * hits + errors);
    }
}
