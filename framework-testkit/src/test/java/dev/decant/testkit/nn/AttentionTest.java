package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.nn.attention.AttentionBias;
import dev.decant.nn.attention.SelfAttention;
import dev.decant.nn.attention.SinusoidalPositions;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dropout;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Self-attention, its masks and positions against the same arithmetic written out in double precision. */
class AttentionTest extends LayerBench {
    @Test
    void attentionIsTheSoftmaxWeightedSumOfValues() {
        int time = 3;
        int depth = 4;
        int heads = 2;
        float[] x = random(time * depth, 4);
        SelfAttention attention =
                new SelfAttention(harness.scope("a"), depth, heads, Initializers::glorotUniform, new Dropout(0));
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
    void sinusoidalPositionsAreThoseOfThePaperSineColumnsFirst() {
        float[] p = harness.value(SinusoidalPositions.of(harness.tf(), input(new float[20], 1, 5, 4), 4));
        for (int t = 0; t < 5; t++) {
            assertThat(p[t * 4]).isCloseTo((float) Math.sin(t), within(1e-6f));
            assertThat(p[t * 4 + 1]).isCloseTo((float) Math.sin(t / 100.0), within(1e-6f));
            assertThat(p[t * 4 + 2]).isCloseTo((float) Math.cos(t), within(1e-6f));
            assertThat(p[t * 4 + 3]).isCloseTo((float) Math.cos(t / 100.0), within(1e-6f));
        }
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
}
