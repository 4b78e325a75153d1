package dev.decant.plugin.ecg.generator;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Measures beats on signals without noise, from the signals alone. All leads vote: the activity is the root of the sum of
 * the squared slopes, and a complex reaches as far as the activity exceeds a share of its own peak.
 *
 * @param leads [12][samples] in mV
 * @param rate in Hz
 */
record Delineation(float[][] leads, double rate) {
    /**
     * A wave σ wide has its steepest slope at σ, and 2.2 σ from its middle still a third of it: below that share of the
     * greatest slope of the QRS complex its ends are not seen, which takes the narrow waves in it about 2.2 σ wide.
     */
    private static final double SHARE = .1;

    private static final double SEARCH = .14;

    /** How long the activity may be low within one complex, in s. */
    private static final double PAUSE = .024;

    /** Median duration of the QRS complexes around those peaks, in s. */
    double qrsDuration(double[] peaks) {
        return median(Arrays.stream(inside(peaks))
                .map(peak -> (end(peak) - begin(peak)) / rate)
                .toArray());
    }

    /** Peaks away from the ends of the recording. */
    private double[] inside(double[] peaks) {
        double duration = leads[0].length / rate;
        return Arrays.stream(peaks)
                .filter(peak -> peak > .5 && peak < duration - .7)
                .toArray();
    }

    private double activity(int sample) {
        double sum = 0;
        for (float[] lead : leads) {
            double slope = (lead[sample + 1] - lead[sample - 1]) * rate / 2;
            sum += slope * slope;
        }
        return Math.sqrt(sum);
    }

    /** The complex's own greatest activity: a stimulus of a pacemaker, 10 ms wide, is steeper and does not count. */
    private double greatest(double peak) {
        int centre = (int) Math.round(peak * rate);
        int reach = (int) (.1 * rate);
        double[] sorted = IntStream.rangeClosed(centre - reach, centre + reach)
                .mapToDouble(this::activity)
                .sorted()
                .toArray();
        return sorted[sorted.length - 1 - (int) (.01 * rate)];
    }

    int begin(double peak) {
        return outwards(peak, -1);
    }

    int end(double peak) {
        return outwards(peak, 1);
    }

    /** The last active sample in that direction before a {@link #PAUSE}: after one begins another wave. */
    private int outwards(double peak, int direction) {
        double threshold = SHARE * greatest(peak);
        int centre = (int) Math.round(peak * rate);
        int last = centre;
        for (int i = centre;
                Math.abs(i - last) <= PAUSE * rate && Math.abs(i - centre) <= SEARCH * rate;
                i += direction) {
            last = activity(i) > threshold ? i : last;
        }
        return last;
    }

    /** The frontal axis from the net areas of I and aVF within the QRS complexes, in degrees. */
    double axis(double[] peaks) {
        double one = 0;
        double foot = 0;
        for (double peak : inside(peaks)) {
            one += area(leads[0], begin(peak), end(peak));
            foot += area(leads[5], begin(peak), end(peak));
        }
        return Math.toDegrees(Math.atan2(2 / Math.sqrt(3) * foot, one));
    }

    private static double area(float[] lead, int from, int to) {
        double base = lead[from];
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += lead[i] - base - (lead[to] - base) * (i - from) / (to - from);
        }
        return sum;
    }

    /** The greatest difference within a QRS complex in the limb leads (or the chest leads), in mV. */
    double peakToPeak(double[] peaks, boolean chest) {
        double greatest = 0;
        for (int lead = chest ? 6 : 0; lead < (chest ? 12 : 6); lead++) {
            float[] signal = leads[lead];
            greatest = Math.max(
                    greatest,
                    median(Arrays.stream(inside(peaks))
                            .map(peak -> {
                                double[] part = IntStream.rangeClosed(begin(peak), end(peak))
                                        .mapToDouble(i -> signal[i])
                                        .toArray();
                                return Arrays.stream(part).max().orElseThrow()
                                        - Arrays.stream(part).min().orElseThrow();
                            })
                            .toArray()));
        }
        return greatest;
    }

    /** From the beginning of the P wave, where the activity before the QRS exceeds a quarter of its own peak, in s. */
    double prInterval(double[] peaks) {
        return median(Arrays.stream(inside(peaks))
                .map(peak -> {
                    int qrs = begin(peak);
                    int from = qrs - (int) (.3 * rate);
                    int to = qrs - (int) (.02 * rate);
                    if (from < 1) {
                        return Double.NaN;
                    }
                    double highest = IntStream.range(from, to)
                            .mapToDouble(this::activity)
                            .max()
                            .orElseThrow();
                    for (int i = from; i < to; i++) {
                        if (activity(i) > .25 * highest) {
                            return (qrs - i) / rate;
                        }
                    }
                    return Double.NaN;
                })
                .filter(Double::isFinite)
                .toArray());
    }

    /** In how many leads other than aVR, III, aVL and V1 the T wave goes below −0.1 mV, against the level before the P. */
    int invertedT(double[] peaks) {
        int inverted = 0;
        for (int lead : new int[] {0, 1, 5, 7, 8, 9, 10, 11}) {
            float[] signal = leads[lead];
            double lowest = median(Arrays.stream(inside(peaks))
                    .map(peak -> {
                        double base = signal[Math.max(0, begin(peak) - (int) (.01 * rate))];
                        return IntStream.range(end(peak) + (int) (.06 * rate), end(peak) + (int) (.3 * rate))
                                .mapToDouble(i -> signal[Math.min(signal.length - 1, i)] - base)
                                .min()
                                .orElseThrow();
                    })
                    .toArray());
            inverted += lowest <= -.1 ? 1 : 0;
        }
        return inverted;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
