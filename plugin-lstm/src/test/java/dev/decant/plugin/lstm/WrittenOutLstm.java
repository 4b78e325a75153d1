package dev.decant.plugin.lstm;

import java.util.function.Function;

/**
 * The network in inference mode for one record, gate by gate in double precision without the code under test. Features
 * are [time][depth].
 *
 * @param values a parameter by its name within the network, in row-major order
 */
record WrittenOutLstm(int units, Function<String, float[]> values) {
    /** z_{i+1} of z_i: lstm(x) in the first layer, x + lstm(x) in the others; zero at padding. */
    double[][] layer(int i, double[][] x, double[] mask) {
        double[][] h = hidden("block" + i, x);
        double[][] out = new double[x.length][units];
        for (int t = 0; t < x.length; t++) {
            for (int u = 0; u < units; u++) {
                out[t][u] = mask[t] * (i == 0 ? h[t][u] : x[t][u] + h[t][u]);
            }
        }
        return out;
    }

    /**
     * c_t = sigma(f) c_{t-1} + sigma(i) tanh(c~), h_t = sigma(o) tanh(c_t), with the four gates side by side in the
     * order input, forget, cell, output.
     */
    private double[][] hidden(String name, double[][] x) {
        float[] kernel = values.apply(name + "/kernel"); // [depth, 4 units]
        float[] recurrent = values.apply(name + "/recurrent-kernel"); // [units, 4 units]
        float[] bias = values.apply(name + "/bias"); // [4 units]
        double[][] all = new double[x.length][units];
        double[] h = new double[units];
        double[] c = new double[units];
        for (int t = 0; t < x.length; t++) {
            double[] gates = new double[4 * units];
            for (int g = 0; g < gates.length; g++) {
                gates[g] = bias[g];
                for (int d = 0; d < x[t].length; d++) {
                    gates[g] += x[t][d] * kernel[d * gates.length + g];
                }
                for (int u = 0; u < units; u++) {
                    gates[g] += h[u] * recurrent[u * gates.length + g];
                }
            }
            for (int u = 0; u < units; u++) {
                c[u] = sigma(gates[units + u]) * c[u] + sigma(gates[u]) * Math.tanh(gates[2 * units + u]);
                h[u] = sigma(gates[3 * units + u]) * Math.tanh(c[u]);
                all[t][u] = h[u];
            }
        }
        return all;
    }

    /** y = xW + b of the mean over real steps. */
    double[] pooled(double[][] last, double[] mask, int classes) {
        double steps = 0;
        double[] mean = new double[units];
        for (int t = 0; t < last.length; t++) {
            steps += mask[t];
        }
        for (int t = 0; t < last.length; t++) {
            for (int u = 0; u < units; u++) {
                mean[u] += mask[t] * last[t][u] / steps;
            }
        }
        return dense(mean, classes);
    }

    /** y = xW + b of each step. */
    double[] perStep(double[][] last) {
        double[] logits = new double[last.length];
        for (int t = 0; t < last.length; t++) {
            logits[t] = dense(last[t], 1)[0];
        }
        return logits;
    }

    private double[] dense(double[] x, int outputs) {
        float[] kernel = values.apply("readout/class/kernel");
        float[] bias = values.apply("readout/class/bias");
        double[] y = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            y[k] = bias[k];
            for (int d = 0; d < x.length; d++) {
                y[k] += x[d] * kernel[d * outputs + k];
            }
        }
        return y;
    }

    private static double sigma(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
