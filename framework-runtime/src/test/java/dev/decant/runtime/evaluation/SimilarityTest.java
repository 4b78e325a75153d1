package dev.decant.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SimilarityTest {
    @Test
    void byHand() {
        // class 0: teacher 0, .5, 1 around .5: SS_tot .5; residuals .25, 0, .25: R² = 0
        // class 1: teacher .25, .25, .25 is constant; residuals 0, 0, .0625
        float[][] teacher = {{0f, .25f}, {.5f, .25f}, {1f, .25f}};
        float[][] student = {{.5f, .25f}, {.5f, .25f}, {.5f, .5f}};

        Similarity similarity = Similarity.of(student, teacher);

        assertThat(similarity.rSquaredByClass().get(0)).isEqualTo(0);
        assertThat(similarity.rSquaredByClass().get(1)).isNaN();
        assertThat(similarity.rSquared()).isEqualTo(1 - .5625 / .5);
        assertThat(similarity.squaredCorrelationByClass().get(0)).isNaN();
    }

    @Test
    void classMeansExplainNothing() {
        // Each class is constant but for one record; a student that knows the means only has R² 0, not nearly 1.
        float[][] teacher = {{.9f, .1f}, {.7f, .1f}, {.8f, .1f}};
        float[][] student = {{.8f, .1f}, {.8f, .1f}, {.8f, .1f}};

        assertThat(Similarity.rSquared(student, teacher)).isCloseTo(0, within(1e-6));
    }

    @Test
    void correlationForgivesScale() {
        float[][] teacher = {{.2f}, {.4f}, {.8f}};
        float[][] student = {{.1f}, {.2f}, {.4f}};

        Similarity similarity = Similarity.of(student, teacher);

        assertThat(similarity.squaredCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(similarity.rSquared()).isLessThan(0);
        assertThat(Similarity.rSquared(teacher, teacher)).isEqualTo(1);
    }

    /**
     * Class 0: teacher 1, 2, 4, 5 and student 2, 1, 3, 6, around 3: products 2, 2, 0, 6 (sum 10), squares 10 and 14.
     * Class 1: teacher 0, 2 each twice around 1, student 0, 2, 0, 2: products 1, −1, −1, 1 (sum 0), squares 4 and 4.
     */
    @Test
    void correlationByHand() {
        float[][] teacher = {{1, 0}, {2, 0}, {4, 2}, {5, 2}};
        float[][] student = {{2, 0}, {1, 2}, {3, 0}, {6, 2}};

        Similarity similarity = Similarity.of(student, teacher);

        assertThat(similarity.squaredCorrelationByClass().get(0)).isCloseTo(100.0 / 140, within(1e-12));
        assertThat(similarity.squaredCorrelationByClass().get(1)).isZero();
        assertThat(similarity.squaredCorrelation()).isCloseTo(100.0 / (14 * 18), within(1e-12));
    }

    @Test
    void aTeacherThatHardlyVariesStillVaries() {
        float[][] teacher = {{.5f}, {.5f + 0x1p-12f}, {.5f}};
        float[][] student = {{.5f}, {.5f}, {.5f}};

        assertThat(WeightedSimilarity.of(student, teacher).rSquared(new int[] {1, 1, 1}))
                .isCloseTo(Similarity.rSquared(student, teacher), within(1e-9));
    }

    @Test
    void ofNoRecordsIsUndefined() {
        assertThat(Similarity.rSquared(new float[0][], new float[0][])).isNaN();
        assertThat(WeightedSimilarity.of(new float[0][], new float[0][]).rSquared(new int[0]))
                .isNaN();
        assertThat(WeightedSimilarity.of(new float[0][], new float[0][]).squaredCorrelation(new int[0]))
                .isNaN();
    }

    @Test
    void refusesOtherShapes() {
        assertThatThrownBy(() -> Similarity.rSquared(new float[2][3], new float[][] {{0, 0, 0}, {0, 0}}))
                .hasMessageContaining("record 1: the student has 3 classes, the teacher 2");
        assertThatThrownBy(() -> WeightedSimilarity.of(new float[2][3], new float[2][2]))
                .hasMessageContaining("record 0");
        assertThatThrownBy(() -> Similarity.rSquared(new float[2][3], new float[1][3]))
                .hasMessageContaining("2 records, the teacher 1");
        assertThatThrownBy(() -> Similarity.rSquared(new float[2][3], new float[2][2]))
                .hasMessageContaining("record 0");
    }

    @Property(tries = 100)
    void weightsCountRecordsAsRepetitionDoes(@ForAll long seed, @ForAll @IntRange(min = 3, max = 30) int records) {
        Random random = new Random(seed);
        float[][] student = new float[records][3];
        float[][] teacher = new float[records][3];
        for (int i = 0; i < records; i++) {
            for (int c = 0; c < 3; c++) {
                student[i][c] = random.nextFloat();
                teacher[i][c] = random.nextFloat();
            }
        }
        int[] weights = new int[records];
        float[][] drawnStudent = new float[records][];
        float[][] drawnTeacher = new float[records][];
        for (int i = 0; i < records; i++) {
            int drawn = random.nextInt(records);
            weights[drawn]++;
            drawnStudent[i] = student[drawn];
            drawnTeacher[i] = teacher[drawn];
        }

        WeightedSimilarity weighted = WeightedSimilarity.of(student, teacher);
        Similarity repeated = Similarity.of(drawnStudent, drawnTeacher);
        same(weighted.rSquared(weights), repeated.rSquared());
        same(weighted.squaredCorrelation(weights), repeated.squaredCorrelation());
    }

    private static void same(double weighted, double repeated) {
        if (Double.isNaN(repeated)) {
            assertThat(weighted).isNaN();
        } else {
            assertThat(weighted).isCloseTo(repeated, within(1e-9 * Math.max(1, Math.abs(repeated))));
        }
    }
}
