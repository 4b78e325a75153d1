package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.score.WeightedScore;
import dev.decant.api.task.Task;
import dev.decant.plugin.ehr.cinc2019.ChallengeUtility.Stay;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The score of the PhysioNet/CinC Challenge 2019; names and numbers are those of its official scorer. All of them are of the
 * published labels, whatever horizon was trained.
 */
public final class Cinc2019Scorer implements Scorer<Cinc2019ScorerConfig> {
    private static final String UTILITY = "normalized_utility";

    @Override
    public Class<Cinc2019ScorerConfig> configType() {
        return Cinc2019ScorerConfig.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2019: utility of calling sepsis early, 1 for the best calls, 0 for none";
    }

    @Override
    public String principal() {
        return UTILITY;
    }

    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.PerStepBinary;
    }

    @Override
    public Map<String, Double> score(Predictions predictions, Cinc2019ScorerConfig config) {
        int rows = predictions.ids().size();
        double[] probabilities = new double[rows];
        boolean[] labels = new boolean[rows];
        boolean[] calls = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            probabilities[i] = predictions.probabilities()[i][0];
            labels[i] = predictions.published()[i][0];
            calls[i] = predictions.decisions()[i][0];
        }
        return numbers(probabilities, labels, calls, JudgedStays.of(predictions).worth());
    }

    @Override
    public double principalValue(Predictions predictions, Cinc2019ScorerConfig config) {
        return normalized(JudgedStays.of(predictions).worth());
    }

    /** The sums over patients, each as often as it counts. */
    @Override
    public Optional<WeightedScore> weighted(Predictions predictions, Cinc2019ScorerConfig config) {
        JudgedStays judged = JudgedStays.of(predictions);
        List<Stay> stays = judged.worth();
        double[] gained = stays.stream()
                .mapToDouble(stay -> stay.observed() - stay.inaction())
                .toArray();
        double[] possible = stays.stream()
                .mapToDouble(stay -> stay.best() - stay.inaction())
                .toArray();
        int[] starts = judged.starts();
        return Optional.of(weights -> {
            double observed = 0;
            double best = 0;
            for (int i = 0; i < gained.length; i++) {
                int weight = weights[starts[i]];
                observed += weight * gained[i];
                best += weight * possible[i];
            }
            return observed / best;
        });
    }

    /** One threshold: the utility is a sum over hours, so one walk down the sorted probabilities finds its maximum. */
    @Override
    public Optional<float[]> thresholds(Predictions validation, Cinc2019ScorerConfig config) {
        double[] gains = JudgedStays.of(validation).gains();
        return Optional.of(new float[] {BestThreshold.of(validation.probabilities(), gains)});
    }

    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, Cinc2019ScorerConfig config) {
        return scoreFiles(labels, outputs, config, warning -> {});
    }

    /**
     * Every {@code .psv} of the labels is a patient with a column {@code SepsisLabel}, and needs an answer of the same name
     * with {@code PredictedProbability}, any numbers, and {@code PredictedLabel}, 0 or 1. A patient with an hour without a label
     * is left out, with a warning.
     */
    @Override
    public Map<String, Double> scoreFiles(
            Path labels, Path outputs, Cinc2019ScorerConfig config, Consumer<String> warnings) {
        AnsweredPatients answered = AnsweredPatients.read(labels, outputs);
        config.patients().ifPresent(answered::write);
        ScoredRows rows = answered.rows();
        answered.leftOut().ifPresent(warnings);
        rows.oddity().ifPresent(warnings);
        return numbers(rows.probabilities(), rows.labels(), rows.calls(), answered.stays());
    }

    private static Map<String, Double> numbers(
            double[] probabilities, boolean[] labels, boolean[] calls, List<Stay> stays) {
        OfficialAreas areas = OfficialAreas.of(probabilities, labels);
        long hits = 0;
        long misses = 0;
        long alarms = 0;
        for (int i = 0; i < labels.length; i++) {
            hits += labels[i] && calls[i] ? 1 : 0;
            misses += labels[i] && !calls[i] ? 1 : 0;
            alarms += !labels[i] && calls[i] ? 1 : 0;
        }
        long counted = 2 * hits + alarms + misses;
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("auroc", areas.auroc());
        numbers.put("auprc", areas.auprc());
        numbers.put("accuracy", 1 - (double) (misses + alarms) / labels.length);
        numbers.put("f_measure", counted == 0 ? 1 : 2.0 * hits / counted);
        numbers.put(UTILITY, normalized(stays));
        numbers.put("sum_observed", stays.stream().mapToDouble(Stay::observed).sum());
        numbers.put("sum_best", stays.stream().mapToDouble(Stay::best).sum());
        numbers.put("sum_inaction", stays.stream().mapToDouble(Stay::inaction).sum());
        return numbers;
    }

    /** Without any septic patient −infinity if sepsis was called, otherwise NaN, as the official scorer gives. */
    private static double normalized(List<Stay> stays) {
        double observed = stays.stream().mapToDouble(Stay::observed).sum();
        double best = stays.stream().mapToDouble(Stay::best).sum();
        double inaction = stays.stream().mapToDouble(Stay::inaction).sum();
        return (observed - inaction) / (best - inaction);
    }
}
