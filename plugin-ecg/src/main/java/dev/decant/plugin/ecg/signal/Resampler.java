package dev.decant.plugin.ecg.signal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings a signal from one sampling rate to another with a windowed-sinc low-pass filter (Kaiser window, 60 dB) that ends
 * at the lower of the two Nyquist frequencies: nothing folds back, and up to three quarters of it the signal passes
 * unchanged in amplitude and phase. Beyond its ends the signal is continued by its first and last value, and each output
 * is a weighted mean, so that a constant stays the same constant to its ends.
 *
 * <p>The ratio of the rates is taken as a fraction, so that only the filter's finitely many phases are computed; its
 * values are kept and a resampler can be used by several threads at a time.
 */
public final class Resampler {
    /** Zero crossings of the sinc on each side, at the lower rate. */
    private static final int REACH = 16;

    /** The attenuation beyond the lower Nyquist frequency, in dB. */
    private static final double ATTENUATION = 60;

    /** Kaiser's formulas for the shape of the window and the width of the transition, in cycles a sample. */
    private static final double BETA = 0.1102 * (ATTENUATION - 8.7);

    private static final double TRANSITION = (ATTENUATION - 8) / (2.285 * 2 * Math.PI * 2 * REACH);

    /** The most phases of the filter: ratios that need more are approximated, to better than one part in 10^6. */
    private static final int MOST_PHASES = 1000;

    /** The most weights of a filter, 64 MiB: rates that need more are as far apart as no recording's are. */
    private static final int MOST_WEIGHTS = 1 << 24;

    /** For those who do the same without Decant. */
    public static final String MEANING =
            "From the recording's rate r to steps-per-second R, in mV, unless they are equal. R / r is taken as the fraction up / down in"
                    + " lowest terms. A signal of n samples becomes max(1, round(n up / down)). With the period p = max(1, down / up)"
                    + " and the side s = ceil(reach p), output m lies at input i = floor(m down / up) plus the shift f = (m down mod up) /"
                    + " up, and is the mean of the inputs i - s + 1 to i + s, beyond the ends the first or last sample, weighed by w(t)"
                    + " sinc(2 c t), where t is the input's distance from i + f, sinc(x) = sin(pi x) / (pi x), c = (0.5 - transition / 2) / p,"
                    + " and w(t) = I0(beta sqrt(1 - (t / (reach p))^2)) / I0(beta) within |t| < reach p, else 0 (Kaiser's window). Weights are made in double precision, their sum 1, and used as float32.";

    private final int up;
    private final int down;
    private final int side;
    private final float[][] phases;

    /**
     * A resampler between two rates.
     *
     * @param from the rate of the signals, in Hz, above 0
     * @param to the rate wanted, in Hz, above 0
     * @throws IllegalArgumentException if one is not above 0, or they are too far apart for a filter
     */
    public Resampler(double from, double to) {
        if (!(from > 0 && to > 0)) {
            throw new IllegalArgumentException("rates must be above 0, got " + from + " and " + to);
        }
        double ends = Math.max(to / from, from / to);
        if (2 * REACH * ends > MOST_WEIGHTS) {
            throw tooFarApart(from, to);
        }
        int[] ratio = fraction(to / from);
        up = ratio[0];
        down = ratio[1];
        // In samples of the input, the lower rate's period is this long.
        double period = Math.max(1, (double) down / up);
        side = (int) Math.ceil(REACH * period);
        if (up != down && 2L * side * up > MOST_WEIGHTS) {
            throw tooFarApart(from, to);
        }
        phases = up == down ? new float[0][] : new float[up][];
        for (int phase = 0; phase < phases.length; phase++) {
            phases[phase] = taps((double) phase / up, period);
        }
    }

    /** The constants of {@link #MEANING}, by name. */
    public static Map<String, Object> constants() {
        Map<String, Object> constants = new LinkedHashMap<>();
        constants.put("reach", REACH);
        constants.put("beta", BETA);
        constants.put("transition", TRANSITION);
        return constants;
    }

    private static IllegalArgumentException tooFarApart(double from, double to) {
        return new IllegalArgumentException("no filter leads from " + from + " Hz to " + to + " Hz");
    }

    /** The weights of the inputs at -side+1 .. side around an output that lies {@code shift} after input 0. */
    private float[] taps(double shift, double period) {
        double[] taps = new double[2 * side];
        double sum = 0;
        double cutoff = (0.5 - TRANSITION / 2) / period;
        for (int k = 0; k < taps.length; k++) {
            double t = k - side + 1 - shift;
            double edge = t / (REACH * period);
            double window = Math.abs(edge) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
            double angle = 2 * Math.PI * cutoff * t;
            taps[k] = window * (Math.abs(angle) < 1e-12 ? 1 : Math.sin(angle) / angle);
            sum += taps[k];
        }
        float[] normalised = new float[taps.length];
        for (int k = 0; k < taps.length; k++) {
            normalised[k] = (float) (taps[k] / sum);
        }
        return normalised;
    }

    /** The number of samples of a resampled signal: the same duration, at least one sample. */
    public long length(int samples) {
        return samples == 0 ? 0 : Math.max(1, Math.round((double) samples * up / down));
    }

    /**
     * The signal at the wanted rate; the first sample keeps its time.
     *
     * @param signal [samples], of which {@link #length} makes no more than an array holds
     * @return [length(samples)]
     */
    public float[] resample(float[] signal) {
        if (up == down || signal.length == 0) {
            return signal.clone();
        }
        float[] padded = new float[signal.length + 2 * side + 1];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = signal[Math.max(0, Math.min(signal.length - 1, i - side))];
        }
        float[] output = new float[Math.toIntExact(length(signal.length))];
        for (int n = 0; n < output.length; n++) {
            long position = (long) n * down;
            // Input 0 stands at padded[side]; the first tap weighs the input side-1 before.
            int first = Math.min((int) (position / up) + 1, padded.length - 2 * side);
            float[] taps = phases[(int) (position % up)];
            float sum = 0;
            for (int k = 0; k < taps.length; k++) {
                sum += taps[k] * padded[first + k];
            }
            output[n] = sum;
        }
        return output;
    }

    /** The closest fraction with a numerator of at most {@link #MOST_PHASES}, by continued fractions. */
    private static int[] fraction(double ratio) {
        long numerator = 1;
        long denominator = 0;
        long lastNumerator = 0;
        long lastDenominator = 1;
        double rest = ratio;
        while (true) {
            long whole = (long) Math.floor(rest);
            long nextNumerator = whole * numerator + lastNumerator;
            long nextDenominator = whole * denominator + lastDenominator;
            if (nextNumerator > MOST_PHASES && numerator > 0 && denominator > 0) {
                return new int[] {(int) numerator, (int) denominator};
            }
            lastNumerator = numerator;
            lastDenominator = denominator;
            numerator = nextNumerator;
            denominator = nextDenominator;
            boolean exact = numerator > 0 && Math.abs(numerator / (ratio * denominator) - 1) < 1e-9;
            if (exact) {
                return new int[] {(int) numerator, (int) denominator};
            }
            rest = 1 / (rest - whole);
        }
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
