package dev.decant.testkit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.nn.recurrent.Lstm;
import org.junit.jupiter.api.Test;

/** The fused LSTM against its equations in double precision. */
class LstmTest extends LayerBench {
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
}
