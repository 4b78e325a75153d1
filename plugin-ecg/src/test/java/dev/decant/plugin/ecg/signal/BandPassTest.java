package dev.decant.plugin.ecg.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandPassTest {
    private static final Band BAND = new Band(1, 45);

    /** |H|² of the two Butterworth filters of second order after the bilinear transform, by their closed form. */
    private static double gain(double frequency, double rate) {
        double f = Math.tan(Math.PI * frequency / rate);
        double low = Math.tan(Math.PI * BAND.low() / rate);
        double high = Math.tan(Math.PI * BAND.high() / rate);
        return 1 / (1 + Math.pow(low / f, 4)) / (1 + Math.pow(f / high, 4));
    }

    @ParameterizedTest
    @CsvSource({"200,0.2", "200,1", "200,3.7", "200,20", "200,45", "200,80", "500,1", "500,45", "500,200", "100,10"})
    void scalesASineAndDoesNotShiftIt(double rate, double frequency) {
        float[] sine = new float[(int) (60 * rate)];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * frequency * i / rate + .4);
        }
        float[] filtered = new BandPass(BAND, rate).filter(sine);
        double gain = gain(frequency, rate);
        for (int i = (int) (10 * rate); i < 50 * rate; i++) {
            assertThat((double) filtered[i]).isCloseTo(gain * sine[i], within(1e-4));
        }
    }

    /** By scipy.signal.sosfiltfilt (SciPy 1.17): high pass, then low pass, each butter(2), odd extension of 600 samples. */
    @Test
    void agreesWithAnotherProgram() {
        float[] signal = new float[4000];
        for (int n = 0; n < signal.length; n++) {
            double t = 2 * Math.PI * n / 200;
            signal[n] = (float) (Math.sin(8 * t) + .5 * Math.cos(.3 * t) + .2 * Math.sin(70 * t) + 1.5);
        }
        float[] filtered = new BandPass(BAND, 200).filter(signal);
        int[] at = {4, 333, 1001, 1777, 2222, 3990};
        double[] expected = {0.851770, 0.898045, 0.250097, 0.477235, -0.692642, -0.250660};
        for (int i = 0; i < at.length; i++) {
            assertThat((double) filtered[at[i]]).as("sample %d", at[i]).isCloseTo(expected[i], within(2e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "150", "2000"})
    void removesAnOffsetToItsEnds(int samples) {
        float[] constant = new float[samples];
        Arrays.fill(constant, 5);
        float[] filtered = new BandPass(BAND, 200).filter(constant);
        assertThat(filtered).hasSize(samples);
        for (float value : filtered) {
            assertThat(value).isCloseTo(0, within(1e-5f));
        }
        assertThat(constant).containsOnly(5);
    }

    @Test
    void anEmptySignalStaysEmpty() {
        assertThat(new BandPass(BAND, 200).filter(new float[0])).isEmpty();
    }

    @Test
    void refusesABandThatDoesNotFitTheRate() {
        assertThatThrownBy(() -> new BandPass(BAND, 90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("45.0 Hz");
        assertThatThrownBy(() -> new BandPass(new Band(10, 5), 200)).isInstanceOf(IllegalArgumentException.class);
    }
}
