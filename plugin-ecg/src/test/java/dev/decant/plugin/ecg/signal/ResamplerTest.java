package dev.decant.plugin.ecg.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static float[] sine(double frequency, double rate, int samples) {
        float[] signal = new float[samples];
        for (int i = 0; i < samples; i++) {
            signal[i] = (float) Math.sin(2 * Math.PI * frequency * i / rate + .3);
        }
        return signal;
    }

    @ParameterizedTest
    @CsvSource({
        "300,200,1",
        "300,200,40",
        "300,200,75",
        "300,100,37",
        "500,200,75",
        "257,200,50",
        "1000,200,75",
        "128,200,48",
        "200,300,75",
        "360.5,200,50",
        "300,200.3,60",
        "250,1000,90"
    })
    void keepsAmplitudeAndPhaseBelowThreeQuartersOfNyquist(double from, double to, double frequency) {
        float[] output = new Resampler(from, to).resample(sine(frequency, from, (int) (20 * from)));
        assertThat(output).hasSize((int) Math.round(20 * to));
        float[] expected = sine(frequency, to, output.length);
        int edge = (int) to;
        for (int i = edge; i < output.length - edge; i++) {
            assertThat(output[i]).isCloseTo(expected[i], within(.004f));
        }
    }

    @ParameterizedTest
    @CsvSource({"300,200,101", "300,200,149", "300,100,50.5", "500,200,180", "1000,200,499", "257,200,110"})
    void suppressesWhatWouldFoldBack(double from, double to, double frequency) {
        float[] output = new Resampler(from, to).resample(sine(frequency, from, (int) (20 * from)));
        int edge = (int) to;
        for (int i = edge; i < output.length - edge; i++) {
            assertThat(output[i]).isCloseTo(0, within(.002f));
        }
    }

    @ParameterizedTest
    @CsvSource({"300,200,3000", "300,100,3000", "257,200,40", "100,300,7", "500,200,1", "1000,100,5"})
    void keepsAConstantToItsEnds(double from, double to, int samples) {
        float[] constant = new float[samples];
        Arrays.fill(constant, 1.5f);
        float[] output = new Resampler(from, to).resample(constant);
        assertThat(output).isNotEmpty();
        for (float value : output) {
            assertThat(value).isCloseTo(1.5f, within(1e-5f));
        }
    }

    @Test
    void anEqualRateChangesNothing() {
        float[] signal = sine(30, 200, 1000);
        assertThat(new Resampler(200, 200).resample(signal)).isEqualTo(signal).isNotSameAs(signal);
        assertThat(new Resampler(300, 200).resample(new float[0])).isEmpty();
    }

    @Test
    void aPeakKeepsItsTime() {
        float[] signal = new float[3000];
        for (int i = 0; i < signal.length; i++) {
            double t = (i / 300.0 - 5) / .02;
            signal[i] = (float) Math.exp(-t * t / 2);
        }
        float[] output = new Resampler(300, 200).resample(signal);
        assertThat(output[1000]).isCloseTo(1, within(.002f));
        assertThat(output[999]).isCloseTo(output[1001], within(.002f));
    }
}
