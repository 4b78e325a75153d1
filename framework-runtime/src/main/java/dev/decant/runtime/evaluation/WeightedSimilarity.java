package dev.decant.runtime.evaluation;

/** {@link Similarity#rSquared()} in which each record may count any number of times, for resampling. Thread-safe. */
public final class WeightedSimilarity {
    /** The sum over the classes of the squared differences of student and teacher, by record. */
    private final double[] residual;
    /** The teacher's probabilities less those of its first record, which keeps the sums of squares exact; [class][record]. */
    private final double[][] teacher;

    private WeightedSimilarity(double[] residual, double[][] teacher) {
        this.residual = residual;
        this.teacher = teacher;
    }

    /**
     * @param student [record][class]
     * @param teacher [record][class], the same records in the same order
     * @throws IllegalArgumentException if the shapes differ
     */
    public static WeightedSimilarity of(float[][] student, float[][] teacher) {
        Similarity.checkShapes(student, teacher);
        int classes = teacher.length == 0 ? 0 : teacher[0].length;
        double[] residual = new double[teacher.length];
        double[][] shifted = new double[classes][teacher.length];
        for (int i = 0; i < teacher.length; i++) {
            for (int c = 0; c < classes; c++) {
                double difference = (double) student[i][c] - teacher[i][c];
                residual[i] += difference * difference;
                shifted[c][i] = (double) teacher[i][c] - teacher[0][c];
            }
        }
        return new WeightedSimilarity(residual, shifted);
    }

    /** R² over all classes, in (−∞, 1]; NaN where the teacher is constant on the records that count. */
    public double rSquared(int[] weights) {
        double residuals = 0;
        long counted = 0;
        for (int i = 0; i < residual.length; i++) {
            residuals += weights[i] * residual[i];
            counted += weights[i];
        }
        double totals = 0;
        for (double[] values : teacher) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                double weighted = weights[i] * values[i];
                sum += weighted;
                squares += weighted * values[i];
            }
            double total = counted == 0 ? 0 : squares - sum * sum / counted;
            // What rounding leaves of equal values is no variation.
            totals += total > 1e-12 * squares ? total : 0;
        }
        return Similarity.determination(residuals, totals);
    }
}
