package dev.decant.study.comparison;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A network that decides nearly every record alike, and is right no more often than if it always said what is most frequent.
 *
 * <p>Nearly every: its other answers are less than a tenth of what the truth has beside that answer. Thus one alarm in a
 * thousand steps is nearly none where one step in fifty is positive, and is not where one in two thousand is.
 *
 * @param answer the decision, in words
 * @param share of the records (rows) that have it, 0 to 1
 */
record ConstantAnswers(String answer, double share) {
    private static final double OTHERS = .1;

    /** Empty where the answers vary with the records, or are right more often than the most frequent one. */
    static Optional<ConstantAnswers> of(Predictions predictions) {
        List<String> decided = sets(predictions.task(), predictions.decisions());
        List<String> truth = sets(predictions.task(), predictions.truth());
        if (decided.isEmpty()) {
            return Optional.empty();
        }
        String answer = mostFrequent(decided);
        double share = share(decided, answer);
        int right = 0;
        for (int i = 0; i < decided.size(); i++) {
            right += decided.get(i).equals(truth.get(i)) ? 1 : 0;
        }
        double others = 1 - share(truth, answer); // 0 where the truth has this answer alone
        boolean nearlyAll = others > 0 && 1 - share <= OTHERS * others;
        boolean noBetter = (double) right / decided.size() <= share(truth, mostFrequent(truth));
        return nearlyAll && noBetter ? Optional.of(new ConstantAnswers(answer, share)) : Optional.empty();
    }

    /** The labels of each row in words. */
    private static List<String> sets(Task task, boolean[][] rows) {
        List<String> classes = task.classes();
        Map<String, String> words = new HashMap<>();
        return Arrays.stream(rows)
                .map(row -> words.computeIfAbsent(Arrays.toString(row), key -> words(task, classes, row)))
                .toList();
    }

    private static String words(Task task, List<String> classes, boolean[] row) {
        List<String> labels = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            if (row[c]) {
                labels.add(classes.get(c));
            }
        }
        if (labels.isEmpty()) {
            return task instanceof Task.PerStepBinary ? "no " + classes.get(0) : "no label";
        }
        return String.join(" + ", labels);
    }

    private static String mostFrequent(List<String> answers) {
        Map<String, Long> counts = answers.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    private static double share(List<String> answers, String one) {
        return (double) answers.stream().filter(one::equals).count() / answers.size();
    }
}
