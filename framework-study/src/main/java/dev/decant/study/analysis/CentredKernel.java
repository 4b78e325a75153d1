package dev.decant.study.analysis;

import java.util.Arrays;

/**
 * A kernel matrix between the samples of one minibatch without its diagonal, centred so that its rows sum to zero
 * (U-centring, Székely and Rizzo 2014). The product of two such matrices is the unbiased estimator HSIC₁ of Song et al.
 * (2012, equation 5), and adding the same vector to every sample changes nothing.
 */
final class CentredKernel {
    /**
     * The width of the RBF kernel as a share of the median distance between two samples of the minibatch. Of 0.2, 0.4
     * and 0.8 the one that finds corresponding layers most often (Kornblith et al. 2019, Table 2).
     */
    static final double BANDWIDTH = 0.8;

    private final int samples;
    private final double[] above; // row by row, above the diagonal

    private CentredKernel(int samples, double[] above) {
        this.samples = samples;
        this.above = above;
    }

    /**
     * k(x, y) = xᵀy.
     *
     * @param gram [sample · samples + sample], inner products around any origin
     * @param samples at least 4
     */
    static CentredKernel linear(double[] gram, int samples) {
        double[] kernel = new double[samples * (samples - 1) / 2];
        int next = 0;
        for (int i = 0; i < samples; i++) {
            for (int j = i + 1; j < samples; j++) {
                kernel[next++] = gram[i * samples + j];
            }
        }
        return centred(kernel, samples);
    }

    /**
     * k(x, y) = exp(−‖x − y‖² / 2σ²) with σ = {@value #BANDWIDTH} of the median distance; 1 everywhere if that is zero.
     *
     * @param gram [sample · samples + sample], inner products around any origin
     * @param samples at least 4
     */
    static CentredKernel rbf(double[] gram, int samples) {
        double[] kernel = new double[samples * (samples - 1) / 2];
        int next = 0;
        for (int i = 0; i < samples; i++) {
            for (int j = i + 1; j < samples; j++) {
                double squared = gram[i * samples + i] + gram[j * samples + j] - 2 * gram[i * samples + j];
                kernel[next++] = Math.max(0, squared);
            }
        }
        double[] sorted = kernel.clone();
        Arrays.sort(sorted);
        double scale = 2 * BANDWIDTH * BANDWIDTH * sorted[sorted.length / 2];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = scale == 0 ? 1 : Math.exp(-kernel[i] / scale);
        }
        return centred(kernel, samples);
    }

    private static CentredKernel centred(double[] kernel, int samples) {
        if (samples < 4) {
            throw new IllegalArgumentException("the unbiased estimator needs 4 samples, got " + samples);
        }
        double[] rows = new double[samples];
        double all = 0;
        int next = 0;
        double origin = kernel[0]; // so that a constant kernel is centred to zero exactly
        for (int i = 0; i < samples; i++) {
            for (int j = i + 1; j < samples; j++) {
                double value = kernel[next] - origin;
                kernel[next++] = value;
                rows[i] += value;
                rows[j] += value;
                all += 2 * value;
            }
        }
        double overall = all / ((samples - 1.0) * (samples - 2.0));
        next = 0;
        for (int i = 0; i < samples; i++) {
            for (int j = i + 1; j < samples; j++) {
                kernel[next++] += overall - (rows[i] + rows[j]) / (samples - 2.0);
            }
        }
        return new CentredKernel(samples, kernel);
    }

    /** HSIC₁, unbiased: about 0 for independent samples, where it may be negative. */
    double hsic(CentredKernel other) {
        if (other.samples != samples) {
            throw new IllegalArgumentException(samples + " samples against " + other.samples);
        }
        double sum = 0;
        for (int i = 0; i < above.length; i++) {
            sum += above[i] * other.above[i];
        }
        return 2 * sum / (samples * (samples - 3.0));
    }
}
