package dev.decant.plugin.ecg.cinc2021;

import dev.decant.api.data.DataException;
import dev.decant.io.file.ReadFailure;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The answer of a classifier for one record in the Challenge's format: a line {@code #record}, a line of SNOMED CT codes
 * (those that count as one class may share a column, {@code 713427006|59118001}), a line of answers, a line of scores.
 *
 * @param answers [26]
 * @param scores [26]
 */
record ChallengeOutput(boolean[] answers, double[] scores) {
    private static final Set<String> YES = Set.of("True", "true", "T", "t");

    /**
     * Reads a file as evaluation-2021 does: an answer is positive if it is numerically 1 or says true, a score that is no
     * finite number is 0, columns that count as one class are joined (any answer, mean score), a class without a column
     * is answered no with score 0.
     *
     * @throws DataException if the file cannot be read or its lines differ in length
     */
    static ChallengeOutput read(Path file) {
        List<String> lines;
        try {
            lines = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(file, e), e);
        }
        if (lines.size() < 3) {
            throw new DataException(file + ": " + lines.size()
                    + " lines after the record's; expected classes, answers and scores, a line each");
        }
        String[] columns = lines.get(0).split(",", -1);
        String[] answers = lines.get(1).split(",", -1);
        String[] scores = lines.get(2).split(",", -1);
        if (answers.length != columns.length || scores.length != columns.length) {
            throw new DataException(file + ": " + columns.length + " classes, " + answers.length + " answers and "
                    + scores.length + " scores; expected as many of each");
        }
        return joined(columns, answers, scores);
    }

    private static ChallengeOutput joined(String[] columns, String[] answers, String[] scores) {
        ScoredDiagnosis[] classes = ScoredDiagnosis.values();
        boolean[] answer = new boolean[classes.length];
        double[] score = new double[classes.length];
        for (ScoredDiagnosis diagnosis : classes) {
            int found = 0;
            double sum = 0;
            for (int i = 0; i < columns.length; i++) {
                if (Arrays.stream(columns[i].split("\\|")).map(String::strip).anyMatch(diagnosis.codes()::contains)) {
                    answer[diagnosis.index()] |= isPositive(answers[i].strip());
                    sum += score(scores[i].strip());
                    found++;
                }
            }
            score[diagnosis.index()] = found == 0 ? 0 : sum / found;
        }
        return new ChallengeOutput(answer, score);
    }

    private static boolean isPositive(String text) {
        return YES.contains(text) || number(text) == 1;
    }

    private static double score(String text) {
        double number = number(text);
        return Double.isFinite(number) ? number : 0;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
