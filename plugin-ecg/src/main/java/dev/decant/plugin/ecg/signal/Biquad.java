package dev.decant.plugin.ecg.signal;

/**
 * A recursive filter of second order, y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]. The two that are made
 * here are Butterworth filters by the bilinear transform with pre-warped edge w = tan(pi f / rate): with
 * |H(f)|² = 1 / (1 + (tan(pi f / rate) / w)^4) for the low pass, and its mirror image for the high pass.
 */
record Biquad(double b0, double b1, double b2, double a1, double a2) {
    static Biquad lowPass(double edge, double rate) {
        double w = Math.tan(Math.PI * edge / rate);
        double scale = 1 + Math.sqrt(2) * w + w * w;
        return new Biquad(w * w / scale, 2 * w * w / scale, w * w / scale, first(w, scale), second(w, scale));
    }

    static Biquad highPass(double edge, double rate) {
        double w = Math.tan(Math.PI * edge / rate);
        double scale = 1 + Math.sqrt(2) * w + w * w;
        return new Biquad(1 / scale, -2 / scale, 1 / scale, first(w, scale), second(w, scale));
    }

    private static double first(double w, double scale) {
        return 2 * (w * w - 1) / scale;
    }

    private static double second(double w, double scale) {
        return (1 - Math.sqrt(2) * w + w * w) / scale;
    }

    /** Filters in place, forwards in time, as if the signal had always had its first value before. */
    void forwards(double[] signal) {
        run(signal, 0, 1);
    }

    /** Filters in place, backwards in time, as if the signal were to keep its last value. */
    void backwards(double[] signal) {
        run(signal, signal.length - 1, -1);
    }

    /** Direct form II transposed. */
    private void run(double[] signal, int start, int step) {
        double constant = signal[start];
        double gain = (b0 + b1 + b2) / (1 + a1 + a2);
        double later = (b2 - a2 * gain) * constant;
        double next = (b1 - a1 * gain) * constant + later;
        for (int i = start; i >= 0 && i < signal.length; i += step) {
            double in = signal[i];
            double out = b0 * in + next;
            next = b1 * in - a1 * out + later;
            later = b2 * in - a2 * out;
            signal[i] = out;
        }
    }
}
