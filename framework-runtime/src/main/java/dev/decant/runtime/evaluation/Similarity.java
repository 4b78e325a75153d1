package dev.decant.runtime.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How closely a student repeats its teacher's probabilities (Table 1 of the paper: "r-square values").
 *
 * <p>The coefficient of determination takes the teacher as the truth, R² = 1 − SS_res / SS_tot, in (−∞, 1]: 1 where the
 * student gives the teacher's very probabilities, 0 where it does no better than each class's mean. The squared
 * correlation, in [0, 1], forgives any shift and scale and so is never smaller than R².
 *
 * @param rSquared over all classes: both sums run over records and classes, SS_tot around each class's own mean, so
 *     that classes which are merely rarer than others explain nothing; NaN for a constant teacher
 * @param squaredCorrelation the same pooling: the correlation of the deviations from each class's own mean; NaN if
 *     either is constant
 * @param rSquaredByClass in the order of the task; NaN for a class whose teacher is constant
 * @param squaredCorrelationByClass in the order of the task; NaN for a class where either is constant
 */
public record Similarity(
        double rSquared,
        double squaredCorrelation,
        List<Double> rSquaredByClass,
        List<Double> squaredCorrelationByClass) {
    public Similarity {
        rSquaredByClass = List.copyOf(rSquaredByClass);
        squaredCorrelationByClass = List.copyOf(squaredCorrelationByClass);
    }

    /**
     * @param student [record][class]
     * @param teacher [record][class], the same records in the same order
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Similarity of(float[][] student, float[][] teacher) {
        checkShapes(student, teacher);
        int classes = teacher.length == 0 ? 0 : teacher[0].length;
        List<Double> rSquared = new ArrayList<>(classes);
        List<Double> correlation = new ArrayList<>(classes);
        double residuals = 0;
        double totals = 0;
        double students = 0;
        double products = 0;
        for (int c = 0; c < classes; c++) {
            double studentMean = mean(student, c);
            double teacherMean = mean(teacher, c);
            double residual = 0;
            double total = 0;
            double studentTotal = 0;
            double product = 0;
            for (int i = 0; i < teacher.length; i++) {
                double s = student[i][c] - studentMean;
                double t = teacher[i][c] - teacherMean;
                double difference = (double) student[i][c] - teacher[i][c];
                residual += difference * difference;
                total += t * t;
                studentTotal += s * s;
                product += s * t;
            }
            rSquared.add(determination(residual, total));
            correlation.add(squaredCorrelation(product, studentTotal, total));
            residuals += residual;
            totals += total;
            students += studentTotal;
            products += product;
        }
        return new Similarity(
                determination(residuals, totals),
                squaredCorrelation(products, students, totals),
                rSquared,
                correlation);
    }

    /** The coefficient of determination over all classes; see {@link #rSquared()}. */
    public static double rSquared(float[][] student, float[][] teacher) {
        return of(student, teacher).rSquared();
    }

    static double determination(double residual, double total) {
        return total == 0 ? Double.NaN : 1 - residual / total;
    }

    static double squaredCorrelation(double product, double student, double teacher) {
        return student == 0 || teacher == 0 ? Double.NaN : Math.min(1, product * product / (student * teacher));
    }

    /** Around the first value, so that the mean of equal values is that value exactly. */
    private static double mean(float[][] values, int c) {
        double sum = 0;
        for (float[] row : values) {
            sum += (double) row[c] - values[0][c];
        }
        return values[0][c] + sum / values.length;
    }

    static void checkShapes(float[][] student, float[][] teacher) {
        if (student.length != teacher.length) {
            throw new IllegalArgumentException(
                    "the student has " + student.length + " records, the teacher " + teacher.length);
        }
        for (int i = 0; i < student.length; i++) {
            if (student[i].length != teacher[0].length || teacher[i].length != teacher[0].length) {
                throw new IllegalArgumentException("record " + i + ": the student has " + student[i].length
                        + " classes, the teacher " + teacher[i].length + ", its first record " + teacher[0].length);
            }
        }
    }
}
