package dev.decant.plugin.ecg.wfdb;

/** Samples that were not recorded. */
final class Gaps {
    private Gaps() {}

    /** Whether anything was recorded. */
    static boolean hasSample(float[] signal) {
        for (float value : signal) {
            if (!Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills each run of NaN with a straight line between its neighbours, at the ends with the nearest value, and a signal
     * without any value with 0.
     *
     * @return how many samples were filled
     */
    static int interpolate(float[] signal) {
        int filled = 0;
        int known = -1;
        for (int i = 0; i <= signal.length; i++) {
            if (i < signal.length && Float.isNaN(signal[i])) {
                filled++;
                continue;
            }
            for (int gap = known + 1; gap < i; gap++) {
                if (known < 0) {
                    signal[gap] = i < signal.length ? signal[i] : 0;
                } else if (i == signal.length) {
                    signal[gap] = signal[known];
                } else {
                    float share = (float) (gap - known) / (i - known);
                    signal[gap] = signal[known] * (1 - share) + signal[i] * share;
                }
            }
            known = i;
        }
        return filled;
    }
}
