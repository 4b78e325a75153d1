package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.nn.layer.Activations;
import dev.decant.nn.layer.BatchNorm;
import dev.decant.nn.layer.Conv1d;
import dev.decant.nn.layer.Dropout;
import dev.decant.nn.layer.LayerNorm;
import dev.decant.nn.layer.Pooling;
import dev.decant.nn.layer.Projection;
import dev.decant.testkit.FiniteDifferences;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers against the same arithmetic written out in double precision. */
class LayersTest extends LayerBench {
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
    void gradientOfLayerNormalisationAgreesWithFiniteDifferences() {
        Ops tf = harness.tf();
        Operand<TFloat32> x = harness.scope("in")
                .parameter("x", Shape.of(2, 3, 5), (shape, random) -> random(30, 4))
                .read(tf);
        LayerNorm norm = new LayerNorm(harness.scope("n"), 5);
        harness.set("n/scale", 1, 2, -3, 0.5f, 1);
        harness.set("n/offset", 0, 1, 0, -1, 2);
        Operand<TFloat32> weights = tf.constant(StdArrays.ndCopyOf(new float[] {0.5f, -1, 2, 1, 0.25f}));
        Operand<TFloat32> twice =
                norm.apply(tf, tf.math.add(x, norm.apply(tf, x))); // x has a second way, as in a block
        Operand<TFloat32> scalar =
                tf.sum(tf.math.mul(weights, tf.math.square(twice)), tf.constant(new int[] {0, 1, 2}));
        assertThat(FiniteDifferences.on(harness, 20).disagreements(scalar, List.of("in/x", "n/scale", "n/offset")))
                .isEmpty();
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

    @ParameterizedTest
    @ValueSource(ints = {20_000, 19_999})
    void dropoutKeepsItsShareAndTheMeanAndOnlyInTraining(int size) {
        float[] ones = new float[size];
        java.util.Arrays.fill(ones, 1f);
        Operand<TFloat32> in = input(ones, size);
        Pass training = harness.pass("t", Mode.TRAINING);
        float[] y = harness.value(new Dropout(0.3).apply(training, "d", in));
        int kept = 0;
        int bothKept = 0;
        for (int i = 0; i < size; i++) {
            assertThat(y[i] == 0 || Math.abs(y[i] - 1 / 0.7f) < 1e-5).isTrue();
            kept += y[i] > 0 ? 1 : 0;
            bothKept += i % 2 == 1 && y[i] > 0 && y[i - 1] > 0 ? 1 : 0;
        }
        // over four standard deviations
        assertThat(kept / (double) size).isCloseTo(0.7, within(0.015));
        assertThat(2 * bothKept / (double) size)
                .as("neighbours are independent")
                .isCloseTo(0.49, within(0.021));
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
    void aProjectionMultipliesEachStepAndDoesNotDecay() {
        Projection projection = new Projection(harness.scope("test"), 2, 3);
        harness.set("test/kernel", 1, 2, 3, 10, 20, 30);
        assertThat(harness.decays("test/kernel")).isFalse();
        assertThat(harness.value(projection.apply(harness.tf(), input(new float[] {1, 1, 2, 0}, 1, 2, 2))))
                .containsExactly(11, 22, 33, 2, 4, 6);
        assertThat(harness.value(projection.apply(harness.tf(), input(new float[] {0, 1}, 1, 2))))
                .containsExactly(10, 20, 30);
    }
}
