package dev.decant.plugin.ecg.cinc2021;

import dev.decant.io.file.Resource;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import java.util.List;

/**
 * The Challenge's reward for answering one class where another is true ({@code weights.csv} of evaluation-2021).
 *
 * @param classes in the order of rows (truth) and columns (answers)
 * @param weights [truth][answer], 1 on the diagonal
 */
record RewardMatrix(List<ScoredDiagnosis> classes, double[][] weights) {
    private static final String RESOURCE = "weights.csv";

    /** All 26 classes. */
    static RewardMatrix complete() {
        List<ScoredDiagnosis> classes = List.of(ScoredDiagnosis.values());
        List<String> lines = new Resource(RewardMatrix.class, RESOURCE).lines();
        requireOrder(classes, lines.get(0).split(",", -1));
        double[][] weights = new double[classes.size()][classes.size()];
        for (int row = 0; row < weights.length; row++) {
            String[] fields = lines.get(row + 1).split(",", -1);
            for (int column = 0; column < weights.length; column++) {
                weights[row][column] = Double.parseDouble(fields[column + 1]);
            }
        }
        return new RewardMatrix(classes, weights);
    }

    private static void requireOrder(List<ScoredDiagnosis> classes, String[] header) {
        for (int i = 0; i < classes.size(); i++) {
            if (!header[i + 1].equals(classes.get(i).column())) {
                throw new IllegalStateException(
                        RESOURCE + " has " + header[i + 1] + " where " + classes.get(i) + " was expected");
            }
        }
    }

    /** Rows and columns of some classes. */
    RewardMatrix of(List<ScoredDiagnosis> chosen) {
        double[][] part = new double[chosen.size()][chosen.size()];
        for (int row = 0; row < part.length; row++) {
            for (int column = 0; column < part.length; column++) {
                part[row][column] =
                        weights[chosen.get(row).index()][chosen.get(column).index()];
            }
        }
        return new RewardMatrix(chosen, part);
    }

    /** The position of sinus rhythm, what the inactive answer is; -1 where it is not among the classes. */
    int sinusRhythm() {
        return classes.indexOf(ScoredDiagnosis.SINUS_RHYTHM);
    }
}
