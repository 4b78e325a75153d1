package dev.decant.runtime.evaluation;

/** {@link Similarity} over all classes in which each record may count any number of times, for resampling. Thread-safe. */
public final class WeightedSimilarity {
    /** The sum over the classes of the squared differences of student and teacher, by record. */
    private final double[] residual;
    /** The teacher's probabilities less those of its first record, which keeps the sums of squares exact; [class][record]. */
    private final double[][] teacher;
    /** The student's, less those of its own first record. */
    private final double[][] student;

    private WeightedSimilarity(double[] residual, double[][] teacher, double[][] student) {
        this.residual = residual;
        this.teacher = teacher;
        this.student = student;
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
        double[][] ofTeacher = new double[classes][teacher.length];
        double[][] ofStudent = new double[classes][teacher.length];
        for (int i = 0; i < teacher.length; i++) {
            for (int c = 0; c < classes; c++) {
                double difference = (double) student[i][c] - teacher[i][c];
                residual[i] += difference * difference;
                ofTeacher[c][i] = (double) teacher[i][c] - teacher[0][c];
                ofStudent[c][i] = (double) student[i][c] - student[0][c];
            }
        }
        return new WeightedSimilarity(residual, ofTeacher, ofStudent);
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
            totals += variation(values, weights, counted);
        }
        return Similarity.determination(residuals, totals);
    }

    /**
     * The squared correlation over all classes of the deviations from each class's mean, in [0, 1]; NaN where student or
     * teacher is constant on the records that count.
     */
    public double squaredCorrelation(int[] weights) {
        long counted = 0;
        for (int weight : weights) {
            counted += weight;
        }
        double students = 0;
        double teachers = 0;
        double products = 0;
        for (int c = 0; c < teacher.length; c++) {
            students += variation(student[c], weights, counted);
            teachers += variation(teacher[c], weights, counted);
            products += covariation(student[c], teacher[c], weights, counted);
        }
        return Similarity.squaredCorrelation(products, students, teachers);
    }

    private static double variation(double[] values, int[] weights, long counted) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double weighted = weights[i] * values[i];
            sum += weighted;
            squares += weighted * values[i];
        }
        double total = counted == 0 ? 0 : squares - sum * sum / counted;
        // What rounding leaves of equal values is no variation.
        return total > 1e-12 * squares ? total : 0;
    }

    private static double covariation(double[] one, double[] other, int[] weights, long counted) {
        double sumOfOne = 0;
        double sumOfOther = 0;
        double products = 0;
        for (int i = 0; i < one.length; i++) {
            double weighted = weights[i] * one[i];
            sumOfOne += weighted;
            sumOfOther += weights[i] * other[i];
            products += weighted * other[i];
        }
        return counted == 0 ? 0 : products - sumOfOne * sumOfOther / counted;
    }
}
