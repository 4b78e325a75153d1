package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.api.task.Task;
import dev.decant.nn.attention.AttentionBias;
import dev.decant.nn.attention.SelfAttention;
import dev.decant.nn.attention.SinusoidalPositions;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.BatchNorm;
import dev.decant.nn.layer.Conv1d;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.layer.LayerNorm;
import dev.decant.nn.layer.Pooling;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.nn.recurrent.Lstm;
import dev.decant.testkit.GraphHarness;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Layers against the same arithmetic written out in double precision. The testkit is what they share a graph with. */
class LayersTest {
    private final GraphHarness harness = new GraphHarness(5);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aConvolutionIsTheSumOverItsWindowPaddedAsSame() {
        int time = 7;
        int kernel = 4;
        float[] x = random(time * 2, 1);
        Conv1d convolution = new Conv1d(harness.scope("c"), kernel, 2, 3, 2);
        harness.set("c/bias", 0.5f, -1, 2);
        float[] w = harness.get("c/kernel"); // [1, kernel, 2, 3]
        float[] y = harness.value(convolution.apply(harness.tf(), input(x, 1, 1, time, 2)));
        int outTime = 4;
        int padding = (outTime - 1) * 2 + kernel - time; // in total; the smaller half stands before
        for (int t = 0; t < outTime; t++) {
            for (int f = 0; f < 3; f++) {
                double expected = new double[] {0.5, -1, 2}[f];
                for (int k = 0; k < kernel; k++) {
                    int at = t * 2 + k - padding / 2;
                    for (int c = 0; at >= 0 && at < time && c < 2; c++) {
                        expected += x[at * 2 + c] * w[(k * 2 + c) * 3 + f];
                    }
                }
                assertThat(y[t * 3 + f]).isCloseTo((float) expected, within(1e-5f));
            }
        }
    }

    @Test
    void batchNormalisationUsesBatchStatisticsInTrainingAndMovingOnesInInference() {
        float[] x = random(2 * 5 * 2, 2);
        BatchNorm norm = new BatchNorm(harness.scope("n"), 2, 0.9, 1e-3);
        harness.set("n/scale", 2, 0.5f);
        harness.set("n/offset", 1, -1);
        harness.set("n/mean", 0.25f, -0.5f);
        harness.set("n/variance", 4, 0.25f);
        Operand<TFloat32> in = input(x, 2, 1, 5, 2);
        float[] trained = harness.value(norm.apply(harness.pass("t", Mode.TRAINING), in));
        float[] inferred = harness.value(norm.apply(harness.pass("i", Mode.INFERENCE), in));
        double[] scale = {2, 0.5};
        double[] offset = {1, -1};
        for (int c = 0; c < 2; c++) {
            double mean = 0;
            for (int i = c; i < x.length; i += 2) {
                mean += x[i] / 10.0;
            }
            double variance = 0;
            for (int i = c; i < x.length; i += 2) {
                variance += (x[i] - mean) * (x[i] - mean) / 10.0;
            }
            double movingMean = c == 0 ? 0.25 : -0.5;
            double movingVariance = c == 0 ? 4 : 0.25;
            for (int i = c; i < x.length; i += 2) {
                assertThat((double) trained[i])
                        .isCloseTo(scale[c] * (x[i] - mean) / Math.sqrt(variance + 1e-3) + offset[c], within(1e-4));
                assertThat((double) inferred[i])
                        .isCloseTo(
                                scale[c] * (x[i] - movingMean) / Math.sqrt(movingVariance + 1e-3) + offset[c],
                                within(1e-4));
            }
            int channel = c;
            double expectedMean = mean;
            assertThat(harness.statisticUpdates()).hasSize(2).allMatch(update -> update.momentum() == 0.9);
            assertThat((double) harness.value(harness.statisticUpdates().get(0).measured())[channel])
                    .isCloseTo(expectedMean, within(1e-5));
        }
        norm.apply(harness.pass("foreign", Mode.TRAINING_KEEPING_STATISTICS), in);
        assertThat(harness.statisticUpdates())
                .as("foreign inputs leave the statistics alone")
                .hasSize(2);
    }

    @Test
    void layerNormalisationStandardisesEachRow() {
        float[] x = random(3 * 4, 3);
        LayerNorm norm = new LayerNorm(harness.scope("n"), 4);
        harness.set("n/scale", 1, 2, 3, 4);
        harness.set("n/offset", 0, 1, 0, -1);
        float[] y = harness.value(norm.apply(harness.tf(), input(x, 1, 3, 4)));
        for (int row = 0; row < 3; row++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < 4; i++) {
                mean += x[row * 4 + i] / 4.0;
            }
            for (int i = 0; i < 4; i++) {
                variance += Math.pow(x[row * 4 + i] - mean, 2) / 4;
            }
            for (int i = 0; i < 4; i++) {
                double expected =
                        (x[row * 4 + i] - mean) / Math.sqrt(variance + 1e-6) * (i + 1) + new double[] {0, 1, 0, -1}[i];
                assertThat((double) y[row * 4 + i]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void geluWeighsByTheNormalDistribution() {
        // x·Φ(x) with Φ from published tables
        float[] y = harness.value(Activations.gelu(harness.tf(), input(new float[] {0, 1, -1, 2}, 4)));
        assertThat(y[0]).isZero();
        assertThat(y[1]).isCloseTo(0.841345f, within(1e-5f));
        assertThat(y[2]).isCloseTo(-0.158655f, within(1e-5f));
        assertThat(y[3]).isCloseTo(2 * 0.977250f, within(1e-5f));
    }

    @Test
    void attentionIsTheSoftmaxWeightedSumOfValues() {
        int time = 3;
        int depth = 4;
        int heads = 2;
        float[] x = random(time * depth, 4);
        SelfAttention attention = new SelfAttention(harness.scope("a"), depth, heads, new Dropout(0));
        for (String name : harness.parameters("a/")) {
            harness.set(name, random((int) harness.shape(name).size(), name.hashCode()));
        }
        float[] y = harness.value(attention.apply(
                harness.pass("p", Mode.INFERENCE), "block", input(x, 1, time, depth), Optional.empty()));
        double[][] q = dense(x, "query", time, depth);
        double[][] k = dense(x, "key", time, depth);
        double[][] v = dense(x, "value", time, depth);
        double[][] merged = new double[time][depth];
        for (int h = 0; h < heads; h++) {
            for (int i = 0; i < time; i++) {
                double[] weight = new double[time];
                double sum = 0;
                for (int j = 0; j < time; j++) {
                    double score = 0;
                    for (int d = 2 * h; d < 2 * h + 2; d++) {
                        score += q[i][d] * k[j][d] / Math.sqrt(2);
                    }
                    weight[j] = Math.exp(score);
                    sum += weight[j];
                }
                for (int j = 0; j < time; j++) {
                    for (int d = 2 * h; d < 2 * h + 2; d++) {
                        merged[i][d] += weight[j] / sum * v[j][d];
                    }
                }
            }
        }
        float[] w = harness.get("a/output/kernel");
        float[] b = harness.get("a/output/bias");
        for (int i = 0; i < time; i++) {
            for (int d = 0; d < depth; d++) {
                double expected = b[d];
                for (int e = 0; e < depth; e++) {
                    expected += merged[i][e] * w[e * depth + d];
                }
                assertThat((double) y[i * depth + d]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void paddingAndTheFutureAreHiddenAndTokensAreNot() {
        Features features = new Features(
                input(new float[6], 2, 3, 1), input(new float[] {1, 1, 0, 1, 1, 1}, 2, 3), Optional.empty());
        float[] bias = harness.value(
                AttentionBias.of(harness.tf(), features, 1, true, true).orElseThrow()); // [2, 1, 4, 4]
        for (int r = 0; r < 2; r++) {
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 4; column++) {
                    boolean padded = r == 0 && column == 3;
                    boolean future = row >= 1 && column > row;
                    assertThat(bias[(r * 4 + row) * 4 + column] < -1e8)
                            .as("record %d row %d column %d", r, row, column)
                            .isEqualTo(padded || future);
                }
            }
        }
    }

    @Test
    void aTokenOfAStepSeesItselfAndItsPastAndIsSeenByNobody() {
        Features features = new Features(
                input(new float[6], 2, 3, 1), input(new float[] {1, 1, 0, 1, 1, 1}, 2, 3), Optional.empty());
        for (boolean causal : new boolean[] {true, false}) {
            float[] bias =
                    harness.value(AttentionBias.withTokensPerStep(harness.tf(), features, 2, causal)); // [2, 1, 9, 9]
            for (int r = 0; r < 2; r++) {
                for (int row = 0; row < 9; row++) {
                    for (int column = 0; column < 9; column++) {
                        boolean step = column >= 6 && (!causal || column % 3 <= row % 3);
                        boolean padded = r == 0 && column % 3 == 2;
                        assertThat(bias[(r * 9 + row) * 9 + column] > -1e8)
                                .as("record %d row %d column %d", r, row, column)
                                .isEqualTo((step || row == column) && !padded);
                    }
                }
            }
        }
    }

    @Test
    void theFusedLstmIsItsEquationsStepByStep() {
        int batch = 2;
        int time = 5;
        int depth = 3;
        int units = 4;
        float[] x = random(batch * time * depth, 11);
        Lstm lstm = new Lstm(harness.scope("l"), depth, units);
        float[] b = random(4 * units, 12);
        harness.set("l/bias", b);
        float[] w = harness.get("l/kernel"); // [depth, 4 units]: input, forget, cell, output
        float[] u = harness.get("l/recurrent-kernel"); // [units, 4 units]
        float[] y = harness.value(lstm.apply(harness.tf(), input(x, batch, time, depth)));
        for (int r = 0; r < batch; r++) {
            double[] h = new double[units];
            double[] c = new double[units];
            for (int t = 0; t < time; t++) {
                double[] z = new double[4 * units];
                for (int g = 0; g < z.length; g++) {
                    z[g] = b[g];
                    for (int i = 0; i < depth; i++) {
                        z[g] += x[(r * time + t) * depth + i] * w[i * 4 * units + g];
                    }
                    for (int i = 0; i < units; i++) {
                        z[g] += h[i] * u[i * 4 * units + g];
                    }
                }
                for (int i = 0; i < units; i++) {
                    c[i] = sigmoid(z[units + i]) * c[i] + sigmoid(z[i]) * Math.tanh(z[2 * units + i]);
                    h[i] = sigmoid(z[3 * units + i]) * Math.tanh(c[i]);
                    assertThat((double) y[(r * time + t) * units + i]).isCloseTo(h[i], within(1e-5));
                }
            }
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void sinusoidalPositionsAreThoseOfThePaperSineColumnsFirst() {
        float[] p = harness.value(SinusoidalPositions.of(harness.tf(), input(new float[20], 1, 5, 4), 4));
        for (int t = 0; t < 5; t++) {
            assertThat(p[t * 4]).isCloseTo((float) Math.sin(t), within(1e-6f));
            assertThat(p[t * 4 + 1]).isCloseTo((float) Math.sin(t / 100.0), within(1e-6f));
            assertThat(p[t * 4 + 2]).isCloseTo((float) Math.cos(t), within(1e-6f));
            assertThat(p[t * 4 + 3]).isCloseTo((float) Math.cos(t / 100.0), within(1e-6f));
        }
    }

    @Test
    void dropoutKeepsItsShareAndTheMeanAndOnlyInTraining() {
        float[] ones = new float[20_000];
        java.util.Arrays.fill(ones, 1f);
        Operand<TFloat32> in = input(ones, 20_000);
        Pass training = harness.pass("t", Mode.TRAINING);
        float[] y = harness.value(new Dropout(0.3).apply(training, "d", in));
        int kept = 0;
        for (float value : y) {
            assertThat(value == 0 || Math.abs(value - 1 / 0.7f) < 1e-5).isTrue();
            kept += value > 0 ? 1 : 0;
        }
        assertThat(kept / 20_000.0).isCloseTo(0.7, within(0.015)); // over four standard deviations
        assertThat(new Dropout(0.3).apply(harness.pass("i", Mode.INFERENCE), "d", in))
                .isSameAs(in);
    }

    @Test
    void theMaskedMeanIgnoresPadding() {
        Features features = new Features(
                input(new float[] {1, 2, 3, 4, 100, 100}, 1, 3, 2),
                input(new float[] {1, 1, 0}, 1, 3),
                Optional.empty());
        assertThat(harness.value(Pooling.maskedMean(harness.tf(), features))).containsExactly(2, 3);
    }

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

    private double[][] dense(float[] x, String name, int time, int depth) {
        float[] w = harness.get("a/" + name + "/kernel");
        float[] b = harness.get("a/" + name + "/bias");
        double[][] y = new double[time][depth];
        for (int t = 0; t < time; t++) {
            for (int d = 0; d < depth; d++) {
                y[t][d] = b[d];
                for (int e = 0; e < depth; e++) {
                    y[t][d] += x[t * depth + e] * w[e * depth + d];
                }
            }
        }
        return y;
    }

    private Operand<TFloat32> input(float[] values, long... shape) {
        return harness.input(Shape.of(shape), Shape.of(shape), values);
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
