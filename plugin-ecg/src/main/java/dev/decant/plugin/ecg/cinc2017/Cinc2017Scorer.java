package dev.decant.plugin.ecg.cinc2017;

import dev.decant.api.data.DataException;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.score.Predictions;
import dev.decant.api.score.Scorer;
import dev.decant.api.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The score of the Challenge of 2017. With A the 4x4 confusion matrix (rows: truth, columns: answers) the F1 of a class is
 * 2·A[x,x] / (Σ A[x,·] + Σ A[·,x]); the score is the mean over normal, atrial fibrillation and other rhythm. Noisy records
 * are in the matrix and not in the mean.
 */
public final class Cinc2017Scorer implements Scorer<NoOptions> {
    private static final List<Cinc2017Class> SCORED =
            List.of(Cinc2017Class.NORMAL, Cinc2017Class.ATRIAL_FIBRILLATION, Cinc2017Class.OTHER_RHYTHM);

    @Override
    public Class<NoOptions> configType() {
        return NoOptions.class;
    }

    @Override
    public String summary() {
        return "PhysioNet/CinC Challenge 2017: mean F1 of normal, atrial fibrillation and other rhythm";
    }

    @Override
    public String principal() {
        return "score";
    }

    /** One class of several, N, A and O among them, and no others than the Challenge's. */
    @Override
    public boolean accepts(Task task) {
        return task instanceof Task.MultiClass
                && task.classes()
                        .containsAll(SCORED.stream().map(Cinc2017Class::label).toList())
                && Cinc2017Class.labels().containsAll(task.classes());
    }

    @Override
    public Map<String, Double> score(Predictions predictions, NoOptions config) {
        List<String> classes = predictions.task().classes();
        List<String> truth = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int record = 0; record < predictions.published().length; record++) {
            truth.add(classes.get(only(predictions.published()[record])));
            answers.add(classes.get(only(predictions.decisions()[record])));
        }
        return score(truth, answers);
    }

    private static int only(boolean[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i]) {
                return i;
            }
        }
        throw new IllegalArgumentException("a multi-class record needs one class, got none");
    }

    /**
     * Scores {@code answers.txt} against {@code REFERENCE.csv}, both of lines {@code A00001,N}. As in the official script,
     * a record without an answer counts as answered noisy, and answers to other records do not count.
     */
    @Override
    public Map<String, Double> scoreFiles(Path labels, Path outputs, NoOptions config) {
        Map<String, String> reference = AnswerFile.read(labels.resolve("REFERENCE.csv"));
        Map<String, String> given = AnswerFile.read(outputs.resolve("answers.txt"));
        if (reference.keySet().stream().noneMatch(given::containsKey)) {
            throw new DataException(outputs.resolve("answers.txt") + " answers none of the " + reference.size()
                    + " records of " + labels.resolve("REFERENCE.csv"));
        }
        List<String> truth = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        reference.forEach((record, label) -> {
            truth.add(label);
            answers.add(given.getOrDefault(record, Cinc2017Class.NOISY.label()));
        });
        return score(truth, answers);
    }

    private static Map<String, Double> score(List<String> truth, List<String> answers) {
        List<String> labels = Cinc2017Class.labels();
        int[][] confusion = new int[labels.size()][labels.size()];
        for (int i = 0; i < truth.size(); i++) {
            confusion[labels.indexOf(truth.get(i))][labels.indexOf(answers.get(i))]++;
        }
        double sum = 0;
        for (Cinc2017Class scored : SCORED) {
            sum += f1(confusion, scored);
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("score", sum / SCORED.size());
        numbers.put("f1_normal", f1(confusion, Cinc2017Class.NORMAL));
        numbers.put("f1_af", f1(confusion, Cinc2017Class.ATRIAL_FIBRILLATION));
        numbers.put("f1_other", f1(confusion, Cinc2017Class.OTHER_RHYTHM));
        numbers.put("f1_noisy", f1(confusion, Cinc2017Class.NOISY));
        return numbers;
    }

    /** NaN where the class is neither true nor answered. */
    private static double f1(int[][] confusion, Cinc2017Class scored) {
        int x = Cinc2017Class.labels().indexOf(scored.label());
        int sums = 0;
        for (int i = 0; i < confusion.length; i++) {
            sums += confusion[x][i] + confusion[i][x];
        }
        return sums == 0 ? Double.NaN : 2.0 * confusion[x][x] / sums;
    }
}
