package dev.decant.plugin.ehr.cinc2019;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.score.WeightedScore;
import dev.decant.api.task.Task;
import dev.decant.plugin.ehr.cinc2019.ChallengeUtility.Stay;
import dev.decant.plugin.ehr.dataset.LabelHorizon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The score of the PhysioNet/CinC Challenge 2019; names and numbers are those of its official scorer. */
public final class Cinc2019Scorer implements Scorer<Cinc2019ScorerConfig> {
    private static final String UTILITY = "normalized_utility";
    private static final String EXTENSION = ".psv";

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
            labels[i] = predictions.truth()[i][0];
            calls[i] = predictions.decisions()[i][0];
        }
        return numbers(probabilities, labels, calls, stays(predictions, config));
    }

    @Override
    public double principalValue(Predictions predictions, Cinc2019ScorerConfig config) {
        return normalized(stays(predictions, config));
    }

    /** The sums over patients, each as often as it counts. */
    @Override
    public Optional<WeightedScore> weighted(Predictions predictions, Cinc2019ScorerConfig config) {
        int[] starts = starts(predictions.ids());
        List<Stay> stays = stays(predictions, config);
        double[] gained = stays.stream()
                .mapToDouble(stay -> stay.observed() - stay.inaction())
                .toArray();
        double[] possible = stays.stream()
                .mapToDouble(stay -> stay.best() - stay.inaction())
                .toArray();
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
        ChallengeUtility utility = utility(config);
        int rows = validation.ids().size();
        double[] gains = new double[rows];
        int[] starts = starts(validation.ids());
        for (int s = 0; s + 1 < starts.length; s++) {
            int first = ChallengeUtility.first(column(validation.truth(), starts[s], starts[s + 1]));
            for (int row = starts[s]; row < starts[s + 1]; row++) {
                int hour = row - starts[s];
                gains[row] = utility.called(hour, first) - utility.silent(hour, first);
            }
        }
        return Optional.of(new float[] {BestThreshold.of(validation.probabilities(), gains)});
    }

    private static ChallengeUtility utility(Cinc2019ScorerConfig config) {
        return new ChallengeUtility(LabelHorizon.of(config.labelHorizon()).hours());
    }

    private static List<Stay> stays(Predictions predictions, Cinc2019ScorerConfig config) {
        ChallengeUtility utility = utility(config);
        int[] starts = starts(predictions.ids());
        List<Stay> stays = new ArrayList<>(starts.length);
        for (int s = 0; s + 1 < starts.length; s++) {
            stays.add(utility.of(
                    column(predictions.truth(), starts[s], starts[s + 1]),
                    column(predictions.decisions(), starts[s], starts[s + 1])));
        }
        return stays;
    }

    /** The first row of each record, and the number of rows at the end. */
    private static int[] starts(List<String> ids) {
        int[] starts = new int[ids.size() + 1];
        int records = 0;
        for (int row = 0; row < ids.size(); row++) {
            if (row == 0 || !ids.get(row).equals(ids.get(row - 1))) {
                starts[records++] = row;
            }
        }
        starts[records] = ids.size();
        return Arrays.copyOf(starts, records + 1);
    }

    private static boolean[] column(boolean[][] rows, int from, int to) {
        boolean[] column = new boolean[to - from];
        for (int row = from; row < to; row++) {
            column[row - from] = rows[row][0];
        }
        return column;
    }

    /**
     * Every {@code .psv} of the labels is a patient with a column {@code SepsisLabel}, and needs an answer of the same name
     * with {@code PredictedProbability} and {@code PredictedLabel}. One patient's files are in memory at a time, and nine
     * bytes of each hour.
     */
    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, Cinc2019ScorerConfig config) {
        ChallengeUtility utility = utility(config);
        ScoredRows rows = new ScoredRows();
        List<Stay> stays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path file : files(labels)) {
            String name = String.valueOf(file.getFileName());
            Path answer = outputs.resolve(name);
            if (!Files.isRegularFile(answer)) {
                throw new DataException("there is no answer " + answer + " for the patient " + file);
            }
            boolean[] truth = ColumnFile.read(file).flags("SepsisLabel");
            ColumnFile answered = ColumnFile.read(answer);
            double[] probabilities = answered.numbers("PredictedProbability");
            if (probabilities.length != truth.length) {
                throw new DataException(answer + " has " + probabilities.length + " rows; expected " + truth.length
                        + ", as " + file + " has");
            }
            boolean[] calls = answered.flags("PredictedLabel");
            rows.add(answer, probabilities, truth, calls);
            stays.add(utility.of(truth, calls));
            names.add(name.substring(0, name.length() - EXTENSION.length()));
        }
        config.patients().ifPresent(file -> writePatients(file, names, stays));
        return numbers(rows.probabilities(), rows.labels(), rows.calls(), stays);
    }

    private static List<Path> files(Path labels) {
        if (!Files.isDirectory(labels)) {
            throw new DataException("there is no folder of labels " + labels);
        }
        try (Stream<Path> listed = Files.list(labels)) {
            List<Path> files = listed.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new DataException(
                        labels + " has no .psv; expected one with a column SepsisLabel for each patient");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(labels + " cannot be listed: " + e, e);
        }
    }

    private static void writePatients(Path file, List<String> names, List<Stay> stays) {
        StringBuilder text = new StringBuilder("patient,rows,positive_rows,observed,best,inaction\n");
        for (int i = 0; i < names.size(); i++) {
            Stay stay = stays.get(i);
            text.append(names.get(i))
                    .append(',')
                    .append(stay.rows())
                    .append(',')
                    .append(stay.called());
            text.append(',').append(stay.observed()).append(',').append(stay.best());
            text.append(',').append(stay.inaction()).append('\n');
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file + " cannot be written: " + e, e);
        }
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

    /** Without any septic patient −infinity or NaN, as the official scorer gives. */
    private static double normalized(List<Stay> stays) {
        double observed = stays.stream().mapToDouble(Stay::observed).sum();
        double best = stays.stream().mapToDouble(Stay::best).sum();
        double inaction = stays.stream().mapToDouble(Stay::inaction).sum();
        return (observed - inaction) / (best - inaction);
    }
}
