package dev.decant.plugin.classic.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The strategy rkd against its definition in double precision, pair by pair and triple by triple. */
class RelationalDistillationTest extends MethodBench {
    private static final int RECORDS = 5;

    @Test
    void pairsAndTriplesLieAsInTheTeacher() {
        float[] student = random(RECORDS * 2, 1);
        float[] teacher = random(RECORDS * 3, 2);
        Phase phase = phase(features(RECORDS, 1, student), features(RECORDS, 1, teacher));
        double[][] f = rows(student);
        double[][] g = rows(teacher);
        double distance = 0;
        double angle = 0;
        for (int i = 0; i < RECORDS; i++) {
            for (int j = 0; j < RECORDS; j++) {
                if (i == j) {
                    continue;
                }
                distance += huber(length(f[i], f[j]) / mu(f) - length(g[i], g[j]) / mu(g)) / (RECORDS * (RECORDS - 1));
                for (int k = 0; k < RECORDS; k++) {
                    if (k != i && k != j) {
                        angle += huber(cosine(f[i], f[j], f[k]) - cosine(g[i], g[j], g[k]))
                                / (RECORDS * (RECORDS - 1) * (RECORDS - 2));
                    }
                }
            }
        }
        assertThat(scalar(phase.terms().get("distance"))).isCloseTo(distance, within(1e-5));
        assertThat(scalar(phase.terms().get("angle"))).isCloseTo(angle, within(1e-5));
        assertThat(scalar(phase.loss()))
                .isCloseTo(scalar(phase.terms().get("task")) + 25 * distance + 50 * angle, within(1e-4));
    }

    /** The teacher's plane, turned by a right angle, moved and stretched. */
    @Test
    void whereAndHowLargeIsNotAsked() {
        Phase turned = phase(features(3, 1, 0, 0, 1, 0, 0, 2), features(3, 1, 5, 5, 5, 8, -1, 5));
        assertThat(scalar(turned.terms().get("distance"))).isCloseTo(0, within(1e-6));
        assertThat(scalar(turned.terms().get("angle"))).isCloseTo(0, within(1e-6));
    }

    @Test
    void oneRecordHasNoRelations() {
        Phase phase = phase(features(1, 1, 3, 4), features(1, 1, 5, 6));
        assertThat(scalar(phase.terms().get("distance"))).isZero();
        assertThat(scalar(phase.terms().get("angle"))).isZero();
    }

    private Phase phase(Features student, Features teacher) {
        return new RelationalDistillation()
                .phases(ofFeatures(List.of(student), List.of(teacher)), new RelationalDistillation.Options(25, 50))
                .get(0);
    }

    private static double[][] rows(float[] values) {
        int depth = values.length / RECORDS;
        double[][] rows = new double[RECORDS][depth];
        for (int i = 0; i < values.length; i++) {
            rows[i / depth][i % depth] = values[i];
        }
        return rows;
    }

    private static double length(double[] a, double[] b) {
        double squares = 0;
        for (int d = 0; d < a.length; d++) {
            squares += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(squares);
    }

    private static double mu(double[][] z) {
        double sum = 0;
        for (double[] a : z) {
            for (double[] b : z) {
                sum += length(a, b);
            }
        }
        return sum / (RECORDS * (RECORDS - 1));
    }

    private static double cosine(double[] i, double[] j, double[] k) {
        double product = 0;
        for (int d = 0; d < i.length; d++) {
            product += (i[d] - j[d]) * (k[d] - j[d]);
        }
        return product / length(i, j) / length(k, j);
    }

    private static double huber(double a) {
        return Math.abs(a) <= 1 ? a * a / 2 : Math.abs(a) - 0.5;
    }
}
