import java.util.Map;

/** From one sampling rate to another, the step {@code resample}. */
final class Resampling {
    private final int up;
    private final int down;
    private final double period;
    private final int side;
    private final double reach;
    private final double beta;
    private final double cut;

    /** @param from the record's rate, in Hz; both are whole numbers here */
    Resampling(Map<String, Object> values, double from) {
        double to = Preparation.number(values, "steps-per-second");
        if (from != Math.rint(from) || to != Math.rint(to)) {
            throw new IllegalArgumentException("this program knows whole rates, got " + from + " and " + to);
        }
        int common = common((int) from, (int) to);
        up = (int) to / common;
        down = (int) from / common;
        reach = Preparation.number(values, "reach");
        beta = Preparation.number(values, "beta");
        period = Math.max(1, (double) down / up);
        side = (int) Math.ceil(reach * period);
        cut = (0.5 - Preparation.number(values, "transition") / 2) / period;
    }

    private static int common(int a, int b) {
        return b == 0 ? a : common(b, a % b);
    }

    float[] of(float[] signal) {
        if (up == down) {
            return signal;
        }
        float[] out = new float[(int) Math.max(1, Math.round((double) signal.length * up / down))];
        for (int m = 0; m < out.length; m++) {
            int i = (int) ((long) m * down / up);
            double[] weights = new double[2 * side];
            double all = 0;
            for (int k = 0; k < weights.length; k++) {
                weights[k] = weight(k - side + 1 - (double) ((long) m * down % up) / up);
                all += weights[k];
            }
            float sum = 0;
            for (int k = 0; k < weights.length; k++) {
                int input = Math.max(0, Math.min(signal.length - 1, i + k - side + 1));
                sum += (float) (weights[k] / all) * signal[input];
            }
            out[m] = sum;
        }
        return out;
    }

    private double weight(double t) {
        double edge = t / (reach * period);
        double x = Math.PI * 2 * cut * t;
        return Math.abs(edge) >= 1
                ? 0
                : bessel(beta * Math.sqrt(1 - edge * edge)) / bessel(beta) * (Math.abs(x) < 1e-12 ? 1 : Math.sin(x) / x);
    }

    /** I0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }
}
