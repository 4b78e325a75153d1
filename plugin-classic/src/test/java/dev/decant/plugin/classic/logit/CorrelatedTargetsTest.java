package dev.decant.plugin.classic.logit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import org.junit.jupiter.api.Test;

/** The strategy dist against Pearson's correlation in double precision. */
class CorrelatedTargetsTest extends MethodBench {
    private static final int RECORDS = 4;
    private static final float[] STUDENT = random(12, 1);
    private static final float[] TEACHER = random(12, 2);

    @Test
    void classesCorrelateOverClassesAndOverRecords() {
        Phase phase = new CorrelatedTargets()
                .phases(
                        context(
                                CLASSES,
                                features(RECORDS, 1, 0, 0, 0, 0),
                                matrix(RECORDS, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0),
                                network(matrix(RECORDS, STUDENT)),
                                network(matrix(RECORDS, TEACHER))),
                        new CorrelatedTargets.Options(2, 3, 4, false))
                .get(0);
        double[][] y = softmax(STUDENT, 4);
        double[][] t = softmax(TEACHER, 4);
        double inter = 0;
        for (int i = 0; i < RECORDS; i++) {
            inter += (1 - pearson(y[i], t[i])) / RECORDS;
        }
        double intra = 0;
        for (int c = 0; c < 3; c++) {
            intra += (1 - pearson(column(y, c), column(t, c))) / 3;
        }
        assertThat(scalar(phase.terms().get("inter"))).isCloseTo(inter, within(1e-5));
        assertThat(scalar(phase.terms().get("intra"))).isCloseTo(intra, within(1e-5));
        assertThat(scalar(phase.loss()))
                .isCloseTo(scalar(phase.terms().get("task")) + 16 * (2 * inter + 3 * intra), within(1e-4));
    }

    /** Four steps, of which the last of each record is padding. */
    @Test
    void stepsCorrelateOverTheRealOnesOfTheBatch() {
        float[] mask = {1, 1, 1, 0, 1, 1, 0, 0};
        float[] student = random(8, 3);
        float[] teacher = random(8, 4);
        student[3] = 40;
        teacher[6] = -40;
        Phase phase = new CorrelatedTargets()
                .phases(
                        context(
                                STEPS,
                                features(2, 4, mask, new float[8]),
                                matrix(2, new float[8]),
                                network(matrix(2, student)),
                                network(matrix(2, teacher))),
                        new CorrelatedTargets.Options(2, 1, 1, false))
                .get(0);
        double[] y = new double[5];
        double[] t = new double[5];
        int real = 0;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                y[real] = 1 / (1 + Math.exp(-student[i]));
                t[real++] = 1 / (1 + Math.exp(-teacher[i]));
            }
        }
        assertThat(phase.terms()).containsOnlyKeys("task", "intra");
        assertThat(scalar(phase.terms().get("intra"))).isCloseTo(1 - pearson(y, t), within(1e-5));
    }

    @Test
    void probabilitiesThatAreAllAlikeCorrelateWithNothing() {
        Phase phase = new CorrelatedTargets()
                .phases(
                        context(
                                LABELS,
                                features(2, 1, 0, 0),
                                matrix(2, new float[6]),
                                network(matrix(2, new float[6])),
                                network(matrix(2, 1, 2, 3, 3, 2, 1))),
                        new CorrelatedTargets.Options(1, 1, 1, false))
                .get(0);
        assertThat(scalar(phase.terms().get("inter"))).isEqualTo(1);
        assertThat(scalar(phase.terms().get("intra"))).isEqualTo(1);
    }

    @Test
    void standardisedLogitsNeedClasses() {
        CorrelatedTargets.Options options = new CorrelatedTargets.Options(1, 1, 1, true);
        assertThat(new CorrelatedTargets().readouts(CLASSES, options)).hasSize(1);
        assertThatThrownBy(() -> new CorrelatedTargets().readouts(LABELS, options))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("standardise");
    }

    private static double[][] softmax(float[] logits, double temperature) {
        double[][] probabilities = new double[RECORDS][3];
        for (int i = 0; i < RECORDS; i++) {
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                probabilities[i][c] = Math.exp(logits[i * 3 + c] / temperature);
                sum += probabilities[i][c];
            }
            for (int c = 0; c < 3; c++) {
                probabilities[i][c] /= sum;
            }
        }
        return probabilities;
    }

    private static double[] column(double[][] rows, int c) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][c];
        }
        return column;
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
