package dev.decant.plugin.resnet1d;

import java.util.function.Function;

/**
 * The network of Hannun et al. 2019 in inference mode for one record, written out in double precision without the code
 * under test. Features are [time][channels].
 *
 * @param values a parameter or statistic by its name within the network, in row-major order
 */
record WrittenOutResNet(ResNet1dConfig config, Function<String, float[]> values) {
    /** z_{i+1} of z_i: the residual block, with the stem before the first and the last normalisation after the last. */
    double[][] block(int i, double[][] z) {
        String name = "block" + i;
        double[][] x = z;
        if (i == 0) {
            x = relu(norm("block0/stem/norm", convolve("block0/stem/convolution", x, config.stemStride())));
        }
        int stride = config.strides().get(i % config.strides().size());
        double[][] y = i == 0 ? x : relu(norm(name + "/norm1", x));
        y = convolve(name + "/convolution1", y, stride);
        y = relu(norm(name + "/norm2", y));
        y = convolve(name + "/convolution2", y, 1);
        double[][] shortcut = strongest(x, stride);
        double[][] sum = new double[y.length][y[0].length];
        for (int t = 0; t < sum.length; t++) {
            for (int c = 0; c < sum[t].length; c++) {
                // Channels that the input does not have count as zero.
                sum[t][c] = y[t][c] + (c < shortcut[t].length ? shortcut[t][c] : 0);
            }
        }
        return i == config.blocks() - 1 ? relu(norm(name + "/final-norm", sum)) : sum;
    }

    /** Which steps are real after block i. */
    double[] mask(int i, double[] mask) {
        int stride = config.strides().get(i % config.strides().size()) * (i == 0 ? config.stemStride() : 1);
        double[][] column = new double[mask.length][1];
        for (int t = 0; t < mask.length; t++) {
            column[t][0] = mask[t];
        }
        double[][] strongest = strongest(column, stride);
        double[] real = new double[strongest.length];
        for (int t = 0; t < real.length; t++) {
            real[t] = strongest[t][0];
        }
        return real;
    }

    /** The mean of the real steps, then y = xW + b. */
    double[] logits(double[][] last, double[] mask, int classes) {
        float[] kernel = values.apply("readout/class/kernel");
        float[] bias = values.apply("readout/class/bias");
        double[] logits = new double[classes];
        double steps = 0;
        for (double real : mask) {
            steps += real;
        }
        for (int k = 0; k < classes; k++) {
            logits[k] = bias[k];
            for (int t = 0; t < last.length; t++) {
                for (int c = 0; c < last[t].length; c++) {
                    logits[k] += mask[t] * last[t][c] / steps * kernel[c * classes + k];
                }
            }
        }
        return logits;
    }

    /** Zeros stand on both sides, the smaller half before, as many as ceil(time / stride) windows need. */
    private double[][] convolve(String name, double[][] x, int stride) {
        float[] kernel = values.apply(name + "/kernel"); // [1, size, channels, filters]
        float[] bias = values.apply(name + "/bias");
        int size = config.kernel();
        int before = before(x.length, stride, size);
        double[][] y = new double[(x.length + stride - 1) / stride][bias.length];
        for (int t = 0; t < y.length; t++) {
            for (int f = 0; f < bias.length; f++) {
                y[t][f] = bias[f];
                for (int k = 0; k < size; k++) {
                    int at = t * stride + k - before;
                    for (int c = 0; at >= 0 && at < x.length && c < x[0].length; c++) {
                        y[t][f] += x[at][c] * kernel[(k * x[0].length + c) * bias.length + f];
                    }
                }
            }
        }
        return y;
    }

    /** The largest value of each window of that many steps; steps beyond the ends do not count. */
    private static double[][] strongest(double[][] x, int stride) {
        int before = before(x.length, stride, stride);
        double[][] y = new double[(x.length + stride - 1) / stride][x[0].length];
        for (int t = 0; t < y.length; t++) {
            for (int c = 0; c < x[0].length; c++) {
                y[t][c] = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < stride; k++) {
                    int at = t * stride + k - before;
                    if (at >= 0 && at < x.length) {
                        y[t][c] = Math.max(y[t][c], x[at][c]);
                    }
                }
            }
        }
        return y;
    }

    private static int before(int time, int stride, int size) {
        int windows = (time + stride - 1) / stride;
        return Math.max((windows - 1) * stride + size - time, 0) / 2;
    }

    private double[][] norm(String name, double[][] x) {
        float[] scale = values.apply(name + "/scale");
        float[] offset = values.apply(name + "/offset");
        float[] mean = values.apply(name + "/mean");
        float[] variance = values.apply(name + "/variance");
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < x[t].length; c++) {
                y[t][c] =
                        scale[c] * (x[t][c] - mean[c]) / Math.sqrt(variance[c] + config.batchNormEpsilon()) + offset[c];
            }
        }
        return y;
    }

    private static double[][] relu(double[][] x) {
        double[][] y = new double[x.length][x[0].length];
        for (int t = 0; t < x.length; t++) {
            for (int c = 0; c < x[t].length; c++) {
                y[t][c] = Math.max(x[t][c], 0);
            }
        }
        return y;
    }
}
