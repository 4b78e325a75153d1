package dev.decant.plugin.bbm;

import dev.decant.nn.layer.TimeResize;
import dev.decant.plugin.bbm.BbmConfig.Normalise;
import dev.decant.plugin.bbm.BbmConfig.Reduction;
import java.util.Arrays;

/**
 * Equations 1 to 4 for linear blocks in double precision, written without the code under test. Features of one record
 * are [time][depth]; f and g hold a matrix and a stride for each block.
 */
record ClosedForm(
        double[][][] x, // [record][time][channels]
        double[][] mask, // [record][time]
        Blocks f,
        Blocks g,
        double[][][] studentToTeacher, // h_n at [n - 1]
        double[][][] teacherToStudent,
        Reduction reduction,
        Normalise normalise,
        TimeResize resize,
        int expand) {
    record Blocks(double[][][] kernels, int[] strides) {
        double[][] apply(int n, double[][] z) {
            return everyStride(times(z, kernels[n - 1]), strides[n - 1]);
        }

        /** z_n: n blocks on x. */
        double[][] upTo(int n, double[][] x) {
            double[][] z = x;
            for (int block = 1; block <= n; block++) {
                z = apply(block, z);
            }
            return z;
        }

        double[] maskUpTo(int n, double[] mask) {
            double[][] column = new double[mask.length][1];
            for (int t = 0; t < mask.length; t++) {
                column[t][0] = mask[t];
            }
            for (int block = 1; block <= n; block++) {
                column = everyStride(column, strides[block - 1]);
            }
            double[] strided = new double[column.length];
            for (int t = 0; t < strided.length; t++) {
                strided[t] = column[t][0];
            }
            return strided;
        }
    }

    double l1(int n) {
        return l1(n, f, f);
    }

    /** L1_n where z^f_{n-1} of the foreign input comes from blocks of its own, and so does the target. */
    double l1(int n, Blocks target, Blocks below) {
        double[][][] prediction = new double[x.length][][];
        double[][][] goal = new double[x.length][][];
        for (int r = 0; r < x.length; r++) {
            double[][] zf = below.upTo(n - 1, x[r]);
            int steps = g.upTo(n - 1, x[r]).length;
            double[][] foreign = n == 1 ? zf : toTeacher(n - 1, zf, f.maskUpTo(n - 1, mask[r]), steps);
            goal[r] = target.upTo(n, x[r]);
            prediction[r] = toStudent(n, g.apply(n, foreign), g.maskUpTo(n, mask[r]), goal[r].length);
        }
        return distance(prediction, goal, masks(f, n), 1);
    }

    double l2(int n) {
        double[][][] prediction = new double[x.length][][];
        double[][][] goal = new double[x.length][][];
        for (int r = 0; r < x.length; r++) {
            double[][] zg = g.upTo(n - 1, x[r]);
            int steps = f.upTo(n - 1, x[r]).length;
            double[][] foreign = n == 1 ? zg : toStudent(n - 1, zg, g.maskUpTo(n - 1, mask[r]), steps);
            goal[r] = g.upTo(n, x[r]);
            prediction[r] = toTeacher(n, f.apply(n, foreign), f.maskUpTo(n, mask[r]), goal[r].length);
        }
        return distance(prediction, goal, masks(g, n), Math.pow(deviation(n), 2));
    }

    double l3(int n) {
        double[][][] prediction = new double[x.length][][];
        double[][][] goal = new double[x.length][][];
        for (int r = 0; r < x.length; r++) {
            goal[r] = g.upTo(n, x[r]);
            prediction[r] = toTeacher(n, f.upTo(n, x[r]), f.maskUpTo(n, mask[r]), goal[r].length);
        }
        return distance(prediction, goal, masks(g, n), Math.pow(deviation(n), 2));
    }

    private double[][] masks(Blocks network, int n) {
        double[][] masks = new double[x.length][];
        for (int r = 0; r < x.length; r++) {
            masks[r] = network.maskUpTo(n, mask[r]);
        }
        return masks;
    }

    private double[][] toTeacher(int n, double[][] zf, double[] real, int steps) {
        return scaled(h(studentToTeacher[n - 1], zf, real, steps), deviation(n));
    }

    private double[][] toStudent(int n, double[][] zg, double[] real, int steps) {
        return h(teacherToStudent[n - 1], scaled(zg, 1 / deviation(n)), real, steps);
    }

    private static double[][] scaled(double[][] z, double by) {
        return Arrays.stream(z)
                .map(row -> Arrays.stream(row).map(v -> v * by).toArray())
                .toArray(double[][]::new);
    }

    private double[][] h(double[][] kernel, double[][] z, double[] real, int steps) {
        int r = expand == 0 ? Math.max(1, (steps + z.length - 1) / z.length) : expand;
        double[][] unfolded = unfold(times(z, kernel), r);
        if (steps == unfolded.length) {
            return unfolded;
        }
        boolean averages = resize == TimeResize.AREA || (resize == TimeResize.AREA_DOWN && steps < unfolded.length);
        double[][] resized = new double[steps][unfolded[0].length];
        for (int i = 0; i < steps; i++) {
            double total = 0;
            for (int t = 0; t < unfolded.length; t++) {
                double share =
                        averages ? areaShare(i, steps, t, unfolded.length) : linearShare(i, steps, t, unfolded.length);
                total += share * real[t / r];
                for (int d = 0; d < unfolded[0].length; d++) {
                    resized[i][d] += share * real[t / r] * unfolded[t][d];
                }
            }
            for (int d = 0; d < unfolded[0].length; d++) {
                resized[i][d] /= Math.max(total, 1e-6);
            }
        }
        return resized;
    }

    /** Each row in r pieces, one below the other. */
    private static double[][] unfold(double[][] rows, int r) {
        int width = rows[0].length / r;
        double[][] unfolded = new double[rows.length * r][];
        for (int i = 0; i < unfolded.length; i++) {
            unfolded[i] = Arrays.copyOfRange(rows[i / r], i % r * width, (i % r + 1) * width);
        }
        return unfolded;
    }

    /** A triangle of width two around the position of new step i, which is held within the old steps. */
    private static double linearShare(int i, int steps, int t, int time) {
        double position = (i + 0.5) * time / steps - 0.5;
        double held = Math.min(Math.max(position, 0), time - 1.0);
        return Math.max(0, 1 - Math.abs(held - t));
    }

    private static double areaShare(int i, int steps, int t, int time) {
        double span = (double) time / steps;
        double common = Math.min((i + 1) * span, t + 1) - Math.max(i * span, t);
        return Math.max(0, common) / span;
    }

    private double distance(double[][][] prediction, double[][][] goal, double[][] real, double teacherVariance) {
        double sum = 0;
        for (int r = 0; r < goal.length; r++) {
            double squares = 0;
            double steps = 0;
            for (int t = 0; t < goal[r].length; t++) {
                steps += real[r][t];
                for (int d = 0; d < goal[r][t].length; d++) {
                    squares += real[r][t] * Math.pow(prediction[r][t][d] - goal[r][t][d], 2);
                }
            }
            sum += reduction == Reduction.SUM ? squares : squares / (steps * goal[r][0].length);
        }
        double mean = sum / goal.length;
        return switch (normalise) {
            case NONE -> mean;
            case TARGET_VARIANCE -> mean / variance(goal, real);
            case TEACHER_VARIANCE -> mean / teacherVariance;
        };
    }

    /** The root of the variance of what the teacher makes of these records; 1 where it is not used. */
    private double deviation(int n) {
        if (normalise != Normalise.TEACHER_VARIANCE) {
            return 1;
        }
        double[][][] zg = new double[x.length][][];
        for (int r = 0; r < x.length; r++) {
            zg[r] = g.upTo(n, x[r]);
        }
        return Math.sqrt(variance(zg, masks(g, n)));
    }

    private static double variance(double[][][] goal, double[][] real) {
        int depth = goal[0][0].length;
        double variance = 0;
        for (int d = 0; d < depth; d++) {
            double count = 0;
            double first = 0;
            double second = 0;
            for (int r = 0; r < goal.length; r++) {
                for (int t = 0; t < goal[r].length; t++) {
                    count += real[r][t];
                    first += real[r][t] * goal[r][t][d];
                    second += real[r][t] * goal[r][t][d] * goal[r][t][d];
                }
            }
            variance += (second / count - Math.pow(first / count, 2)) / depth;
        }
        return variance;
    }

    private static double[][] times(double[][] z, double[][] kernel) {
        double[][] product = new double[z.length][kernel[0].length];
        for (int t = 0; t < z.length; t++) {
            for (int e = 0; e < kernel[0].length; e++) {
                for (int d = 0; d < kernel.length; d++) {
                    product[t][e] += z[t][d] * kernel[d][e];
                }
            }
        }
        return product;
    }

    private static double[][] everyStride(double[][] z, int stride) {
        double[][] kept = new double[(z.length + stride - 1) / stride][];
        for (int t = 0; t < kept.length; t++) {
            kept[t] = z[t * stride];
        }
        return kept;
    }
}
