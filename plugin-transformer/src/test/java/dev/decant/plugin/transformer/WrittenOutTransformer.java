package dev.decant.plugin.transformer;

import dev.decant.plugin.transformer.TransformerConfig.Positions;
import java.util.List;
import java.util.function.Function;

/**
 * The encoder in inference mode for one record, written out in double precision without the code under test. Rows are
 * what attends: first the tokens, then the steps, each [depth]. Tokens stand for the record, one row of each name; or for
 * every step, then each name has as many rows as there are steps.
 *
 * @param tokens the names of the tokens, in order
 * @param perStep whether each step has its own tokens
 * @param hidesPadding whether padded steps must not be attended to
 * @param values a parameter by its name within the network, in row-major order
 */
record WrittenOutTransformer(
        TransformerConfig config,
        List<String> tokens,
        boolean perStep,
        boolean hidesPadding,
        Function<String, float[]> values) {
    /** Patches [count][patch * channels], projected and placed, behind their tokens. */
    double[][] embed(double[][] patches) {
        double[][] projected = dense("block0/embedding/projection", patches);
        double[][] places = new double[patches.length][config.depth()];
        for (int t = 0; t < places.length; t++) {
            for (int d = 0; d < config.depth(); d++) {
                places[t][d] = config.positions() == Positions.LEARNED
                        ? values.apply("block0/embedding/positions")[t * config.depth() + d]
                        : sinusoid(t, d);
            }
        }
        int before = tokenRows(patches.length);
        double[][] rows = new double[before + patches.length][config.depth()];
        for (int r = 0; r < rows.length; r++) {
            for (int d = 0; d < config.depth(); d++) {
                if (r >= before) {
                    rows[r][d] = projected[r - before][d] + places[r - before][d];
                } else if (perStep) {
                    rows[r][d] = token(r / patches.length)[d] + places[r % patches.length][d];
                } else {
                    rows[r][d] = token(r)[d];
                }
            }
        }
        return rows;
    }

    /** How many rows stand before that many steps. */
    int tokenRows(int steps) {
        return tokens.size() * (perStep ? steps : 1);
    }

    private float[] token(int kind) {
        return values.apply("block0/embedding/token/" + tokens.get(kind));
    }

    /** sin and cos of p / 10000^(2i / depth), all sines before all cosines. */
    private double sinusoid(int p, int column) {
        int sines = (config.depth() + 1) / 2;
        int i = column < sines ? column : column - sines;
        double angle = p / Math.pow(10000, 2.0 * i / config.depth());
        return column < sines ? Math.sin(angle) : Math.cos(angle);
    }

    /** x + attention(norm(x)), then x + W2 gelu(W1 norm(x)); the last block's rows are normalised once more. */
    double[][] block(int i, double[][] x, double[] mask) {
        String name = "block" + i;
        double[][] y = plus(x, attend(name + "/attention", norm(name + "/attention-norm", x), mask));
        double[][] hidden = dense(name + "/feed-forward1", norm(name + "/feed-forward-norm", y));
        for (double[] row : hidden) {
            for (int d = 0; d < row.length; d++) {
                row[d] *= 0.5 * (1 + erf(row[d] / Math.sqrt(2)));
            }
        }
        y = plus(y, dense(name + "/feed-forward2", hidden));
        return i == config.blocks() - 1 ? norm(name + "/final-norm", y) : y;
    }

    private double[][] attend(String name, double[][] x, double[] mask) {
        double[][] query = dense(name + "/query", x);
        double[][] key = dense(name + "/key", x);
        double[][] value = dense(name + "/value", x);
        double[][] heads = new double[x.length][config.depth()];
        int width = config.depth() / config.heads();
        for (int from = 0; from < config.depth(); from += width) { // one head after the other
            for (int q = 0; q < x.length; q++) {
                double[] weight = new double[x.length];
                double sum = 0;
                for (int k = 0; k < x.length; k++) {
                    double score = 0;
                    for (int d = from; d < from + width; d++) {
                        score += query[q][d] * key[k][d];
                    }
                    weight[k] = sees(q, k, mask) ? Math.exp(score / Math.sqrt(width)) : 0;
                    sum += weight[k];
                }
                for (int k = 0; k < x.length; k++) {
                    for (int d = from; d < from + width; d++) {
                        heads[q][d] += weight[k] / sum * value[k][d];
                    }
                }
            }
        }
        return dense(name + "/output", heads);
    }

    /** Whether row q may attend to row k. */
    private boolean sees(int q, int k, double[] mask) {
        int steps = mask.length;
        int before = tokenRows(steps);
        if (k < before) {
            // A record's tokens are seen by all; a step's token by itself alone, and if padding by nobody.
            return !perStep || (q == k && mask[k % steps] == 1);
        }
        boolean hidden = mask[k - before] == 0 && (hidesPadding || (perStep && !tokens.isEmpty()));
        int asking = q >= before ? q - before : perStep ? q % steps : steps; // a record's token sees every step
        return !hidden && (!config.causal() || k - before <= asking);
    }

    /** The mean of the rows of real steps. */
    double[] mean(double[][] rows, double[] mask) {
        double[] mean = new double[config.depth()];
        double count = 0;
        for (double real : mask) {
            count += real;
        }
        for (int t = 0; t < mask.length; t++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += mask[t] * rows[tokenRows(mask.length) + t][d] / count;
            }
        }
        return mean;
    }

    private double[][] norm(String name, double[][] x) {
        float[] scale = values.apply(name + "/scale");
        float[] offset = values.apply(name + "/offset");
        double[][] y = new double[x.length][config.depth()];
        for (int r = 0; r < x.length; r++) {
            double mean = 0;
            double variance = 0;
            for (double value : x[r]) {
                mean += value / config.depth();
            }
            for (double value : x[r]) {
                variance += (value - mean) * (value - mean) / config.depth();
            }
            for (int d = 0; d < config.depth(); d++) {
                y[r][d] = scale[d] * (x[r][d] - mean) / Math.sqrt(variance + 1e-6) + offset[d];
            }
        }
        return y;
    }

    /** y = xW + b of each row. */
    double[][] dense(String name, double[]... x) {
        float[] kernel = values.apply(name + "/kernel");
        float[] bias = values.apply(name + "/bias");
        double[][] y = new double[x.length][bias.length];
        for (int r = 0; r < x.length; r++) {
            for (int k = 0; k < bias.length; k++) {
                y[r][k] = bias[k];
                for (int d = 0; d < x[r].length; d++) {
                    y[r][k] += x[r][d] * kernel[d * bias.length + k];
                }
            }
        }
        return y;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int r = 0; r < a.length; r++) {
            for (int d = 0; d < a[r].length; d++) {
                sum[r][d] = a[r][d] + b[r][d];
            }
        }
        return sum;
    }

    /** 2 / sqrt(pi) exp(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...), whose terms all have the same sign. */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
