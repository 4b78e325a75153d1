import java.util.Map;

/** Keeps a band of frequencies, the step {@code band-pass}. */
final class BandPass {
    private final double low;
    private final double high;
    private final double rate;
    private final int reach;

    BandPass(Map<String, Object> values, double rate) {
        this.low = Preparation.number(values, "low");
        this.high = Preparation.number(values, "high");
        this.rate = rate;
        this.reach = (int) Math.ceil(Preparation.number(values, "reach") * rate);
    }

    float[] of(float[] signal) {
        int last = signal.length - 1;
        int side = Math.min(reach, last);
        double[] longer = new double[signal.length + 2 * side];
        for (int i = 0; i < longer.length; i++) {
            int at = i - side;
            longer[i] = at < 0
                    ? 2.0 * signal[0] - signal[-at]
                    : at > last ? 2.0 * signal[last] - signal[2 * last - at] : signal[at];
        }
        double w = Math.tan(Math.PI * low / rate);
        double[] highPass = filter(w, 1, -2);
        double v = Math.tan(Math.PI * high / rate);
        double[] lowPass = filter(v, v * v, 2 * v * v);
        for (double[] filter : new double[][] {highPass, lowPass}) {
            longer = reversed(run(filter, reversed(run(filter, longer))));
        }
        float[] kept = new float[signal.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) longer[side + i];
        }
        return kept;
    }

    /** Butterworth, second order: b0 = b2, b1, a1, a2. */
    private static double[] filter(double w, double outer, double middle) {
        double scale = 1 + Math.sqrt(2) * w + w * w;
        return new double[] {
            outer / scale, middle / scale, 2 * (w * w - 1) / scale, (1 - Math.sqrt(2) * w + w * w) / scale
        };
    }

    /** y[n] = b0 x[n] + b1 x[n-1] + b0 x[n-2] - a1 y[n-1] - a2 y[n-2], where x and y were constant before. */
    private static double[] run(double[] f, double[] x) {
        double x1 = x[0];
        double x2 = x[0];
        double y1 = x[0] * (2 * f[0] + f[1]) / (1 + f[2] + f[3]);
        double y2 = y1;
        double[] y = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            y[n] = f[0] * x[n] + f[1] * x1 + f[0] * x2 - f[2] * y1 - f[3] * y2;
            x2 = x1;
            x1 = x[n];
            y2 = y1;
            y1 = y[n];
        }
        return y;
    }

    private static double[] reversed(double[] signal) {
        double[] reversed = new double[signal.length];
        for (int i = 0; i < signal.length; i++) {
            reversed[i] = signal[signal.length - 1 - i];
        }
        return reversed;
    }
}
