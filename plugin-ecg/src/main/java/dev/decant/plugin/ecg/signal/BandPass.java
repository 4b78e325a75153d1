package dev.decant.plugin.ecg.signal;

/**
 * Keeps a band of frequencies without shifting anything in time: a Butterworth high pass and a low pass of second order,
 * each run forwards and backwards, so that amplitudes are multiplied by |H|² and halved at the edges of the band. Beyond
 * its ends the signal is continued point-symmetrically, so that neither offset nor slope makes a step there. Immutable: one
 * filter serves several threads.
 */
public final class BandPass {
    /** The ends of a signal of which this many periods of the lower edge are missing are not what they would be. */
    private static final double SETTLING_PERIODS = 3;

    /** For those who do the same without Decant. */
    public static final String MEANING =
            "Over the whole signal after it was resampled, in double precision: Butterworth filters of second order by the bilinear"
                    + " transform with the edges pre-warped, a high pass at low Hz and then a low pass at high Hz, each run forwards and"
                    + " then backwards, begun as if the first value had stood for ever. Before, both ends are continued"
                    + " point-symmetrically by reach seconds (rounded up to steps, at most n - 1), which are cut off afterwards.";

    private final Biquad highPass;
    private final Biquad lowPass;
    private final int reach;

    /**
     * A filter for signals of one sampling rate.
     *
     * @param rate in Hz
     * @throws IllegalArgumentException unless 0 < low < high < rate / 2
     */
    public BandPass(Band band, double rate) {
        if (!(band.low() > 0 && band.low() < band.high() && band.high() < rate / 2)) {
            throw new IllegalArgumentException("expected 0 < low < high < " + rate / 2
                    + " Hz, half the sampling rate, got " + band.low() + " and " + band.high());
        }
        highPass = Biquad.highPass(band.low(), rate);
        lowPass = Biquad.lowPass(band.high(), rate);
        reach = (int) Math.ceil(settlingSeconds(band) * rate);
    }

    /** How much signal on each side an excerpt needs so that it is filtered as the whole signal would be, in seconds. */
    public static double settlingSeconds(Band band) {
        return SETTLING_PERIODS / band.low();
    }

    /**
     * The filtered signal.
     *
     * @param signal [samples], unchanged
     * @return [samples]
     */
    public float[] filter(float[] signal) {
        if (signal.length == 0) {
            return new float[0];
        }
        int last = signal.length - 1;
        int side = Math.min(reach, last);
        double[] padded = new double[signal.length + 2 * side];
        for (int i = 0; i < signal.length; i++) {
            padded[side + i] = signal[i];
        }
        for (int i = 1; i <= side; i++) {
            padded[side - i] = 2.0 * signal[0] - signal[i];
            padded[side + last + i] = 2.0 * signal[last] - signal[last - i];
        }
        highPass.forwards(padded);
        highPass.backwards(padded);
        lowPass.forwards(padded);
        lowPass.backwards(padded);
        float[] filtered = new float[signal.length];
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = (float) padded[side + i];
        }
        return filtered;
    }
}
