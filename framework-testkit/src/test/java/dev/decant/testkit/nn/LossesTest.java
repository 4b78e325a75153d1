package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.FeatureVariance;
import dev.decant.nn.loss.KullbackLeibler;
import dev.decant.nn.loss.MaskedMean;
import dev.decant.nn.loss.SquaredError;
import dev.decant.nn.loss.TaskLoss;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Losses against numbers worked out by hand and against their formulas in double precision. */
class LossesTest extends LayerBench {
    private static final int RECORDS = 4;
    private static final int STEPS = 3;
    private static final float[] MASK = {1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1};

    @Test
    void theTaskLossOfSeveralClassesWeighsTheLogarithmOfTheTrueOne() {
        TaskLoss loss = new TaskLoss(new Task.MultiClass(List.of("a", "b")), new float[] {1, 3});
        Operand<TFloat32> logits = input(new float[] {0, 0, 2, 0}, 2, 2);
        Operand<TFloat32> targets = input(new float[] {1, 0, 0, 1}, 2, 2);
        double second = -Math.log(1 / (1 + Math.exp(2)));
        assertThat((double) harness.scalar(loss.of(harness.tf(), logits, targets, logits)))
                .isCloseTo((Math.log(2) + 3 * second) / 2, within(1e-5));
    }

    @Test
    void theTaskLossOfSeveralLabelsIsTheMeanOverThem() {
        TaskLoss loss = new TaskLoss(new Task.MultiLabel(List.of("a", "b")), new float[] {2, 1});
        Operand<TFloat32> logits = input(new float[] {1, -1, 40, -40}, 2, 2);
        Operand<TFloat32> targets = input(new float[] {1, 0, 0, 1}, 2, 2);
        double ones = Math.log(1 + Math.exp(-1));
        assertThat((double) harness.scalar(loss.of(harness.tf(), logits, targets, logits)))
                .isCloseTo((2 * ones + ones + 40 + 40) / 4, within(1e-4));
    }

    @Test
    void theTaskLossPerStepLeavesPaddingOut() {
        TaskLoss loss = new TaskLoss(new Task.PerStepBinary("x"), new float[] {2});
        Operand<TFloat32> logits = input(new float[] {0, 0, 30}, 1, 3);
        Operand<TFloat32> targets = input(new float[] {1, 0, 0}, 1, 3);
        Operand<TFloat32> mask = input(new float[] {1, 1, 0}, 1, 3);
        assertThat((double) harness.scalar(loss.of(harness.tf(), logits, targets, mask)))
                .isCloseTo(3 * Math.log(2) / 2, within(1e-5));
    }

    @Test
    void theTaskLossOfSeveralClassesIsItsFormula() {
        float[] weights = {0.5f, 2, 1.5f};
        float[] logits = random(RECORDS * 3, 21);
        float[] targets = {0.7f, 0.2f, 0.1f, 0, 0, 1, 0.25f, 0.25f, 0.5f, 0, 1, 0};
        double expected = 0;
        for (int r = 0; r < RECORDS; r++) {
            for (int c = 0; c < 3; c++) {
                expected -= weights[c] * targets[r * 3 + c] * Math.log(softmax(logits, r, c, 3, 1)) / RECORDS;
            }
        }
        assertLoss(new TaskLoss(new Task.MultiClass(List.of("a", "b", "c")), weights), logits, targets, 3, expected);
    }

    @Test
    void theTaskLossOfSeveralLabelsIsItsFormula() {
        float[] weights = {0.5f, 2, 1.5f};
        float[] logits = random(RECORDS * 3, 22);
        float[] targets = {1, 0, 1, 0, 0, 1, 0.25f, 0.75f, 0.5f, 0, 1, 0};
        double expected = 0;
        for (int i = 0; i < logits.length; i++) {
            expected += crossEntropy(logits[i], targets[i], weights[i % 3]) / logits.length;
        }
        assertLoss(new TaskLoss(new Task.MultiLabel(List.of("a", "b", "c")), weights), logits, targets, 3, expected);
    }

    @Test
    void theTaskLossPerStepIsItsFormula() {
        float[] logits = random(RECORDS * STEPS, 23);
        float[] targets = new float[RECORDS * STEPS];
        double sum = 0;
        double steps = 0;
        for (int i = 0; i < logits.length; i++) {
            targets[i] = i % 3 / 2f;
            sum += MASK[i] * crossEntropy(logits[i], targets[i], 2.5);
            steps += MASK[i];
        }
        TaskLoss loss = new TaskLoss(new Task.PerStepBinary("x"), new float[] {2.5f});
        assertLoss(loss, logits, targets, STEPS, sum / steps);
    }

    @Test
    void theMeanOfStepsCountsEachRealStepOnce() {
        float[] values = random(RECORDS * STEPS, 24);
        double sum = 0;
        double steps = 0;
        for (int i = 0; i < values.length; i++) {
            sum += MASK[i] * values[i];
            steps += MASK[i];
        }
        assertThat((double) harness.scalar(
                        MaskedMean.ofSteps(harness.tf(), input(values, RECORDS, STEPS), input(MASK, RECORDS, STEPS))))
                .isCloseTo(sum / steps, within(1e-6));
    }

    @Test
    void nothingRealHasTheMeanZero() {
        assertThat(harness.scalar(
                        MaskedMean.ofSteps(harness.tf(), input(random(4, 25), 2, 2), input(new float[4], 2, 2))))
                .isZero();
    }

    @Test
    void theDivergenceIsThatOfTheSoftenedDistributions() {
        float[] teacher = random(RECORDS * 3, 26);
        float[] student = random(RECORDS * 3, 27);
        for (double tau : new double[] {1, 3}) {
            double expected = 0;
            for (int r = 0; r < RECORDS; r++) {
                for (int c = 0; c < 3; c++) {
                    double p = softmax(teacher, r, c, 3, tau);
                    expected += p * Math.log(p / softmax(student, r, c, 3, tau)) / RECORDS;
                }
            }
            assertThat((double) harness.scalar(KullbackLeibler.atTemperature(
                            harness.tf(), input(teacher, RECORDS, 3), input(student, RECORDS, 3), tau)))
                    .isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void squaredErrorsOfARecordAreSummedOrAveragedOverItsRealSteps() {
        int depth = 2;
        float[] prediction = random(RECORDS * STEPS * depth, 28);
        float[] target = random(RECORDS * STEPS * depth, 29);
        Features goal =
                new Features(input(target, RECORDS, STEPS, depth), input(MASK, RECORDS, STEPS), Optional.empty());
        Operand<TFloat32> guess = input(prediction, RECORDS, STEPS, depth);
        float[] sums = harness.value(SquaredError.sums(harness.tf(), guess, goal));
        float[] means = harness.value(SquaredError.means(harness.tf(), guess, goal));
        for (int r = 0; r < RECORDS; r++) {
            double sum = 0;
            double steps = 0;
            for (int t = 0; t < STEPS; t++) {
                steps += MASK[r * STEPS + t];
                for (int d = 0; d < depth; d++) {
                    int at = (r * STEPS + t) * depth + d;
                    sum += MASK[r * STEPS + t] * Math.pow((double) prediction[at] - target[at], 2);
                }
            }
            assertThat((double) sums[r]).isCloseTo(sum, within(1e-5));
            assertThat((double) means[r]).isCloseTo(sum / (steps * depth), within(1e-5));
        }
    }

    private void assertLoss(TaskLoss loss, float[] logits, float[] targets, int width, double expected) {
        assertThat((double) harness.scalar(loss.of(
                        harness.tf(),
                        input(logits, RECORDS, width),
                        input(targets, RECORDS, width),
                        input(MASK, RECORDS, STEPS))))
                .isCloseTo(expected, within(1e-6 * (1 + expected)));
    }

    private static double softmax(float[] logits, int record, int c, int classes, double temperature) {
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += Math.exp(logits[record * classes + k] / temperature);
        }
        return Math.exp(logits[record * classes + c] / temperature) / sum;
    }

    private static double crossEntropy(double logit, double target, double positiveWeight) {
        double probability = 1 / (1 + Math.exp(-logit));
        return -positiveWeight * target * Math.log(probability) - (1 - target) * Math.log(1 - probability);
    }

    /** Two channels of three real steps: 1, 2, 3 of variance 2/3, and 0, 3, 6 of variance 6. */
    @Test
    void theVarianceOfFeaturesIsThatOfEachChannelOverRealSteps() {
        Features features = new Features(
                input(new float[] {1, 0, 2, 3, 50, 50, 3, 6}, 2, 2, 2),
                input(new float[] {1, 1, 0, 1}, 2, 2),
                Optional.empty());
        double expected = (2.0 / 3 + 6) / 2;
        assertThat((double) harness.scalar(FeatureVariance.ofBatch(harness.tf(), features)))
                .isCloseTo(expected, within(1e-5));
        Operand<TFloat32> measured = FeatureVariance.overTraining(
                harness.tf(), harness.scope("strategy").child("teacher1"), features);
        harness.measureStatistics();
        assertThat((double) harness.scalar(measured)).isCloseTo(expected, within(1e-5));
    }
}
