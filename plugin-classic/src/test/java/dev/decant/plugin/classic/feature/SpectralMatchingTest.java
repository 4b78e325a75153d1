package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strategy spectral against a discrete Fourier transform in double precision. */
class SpectralMatchingTest extends MethodBench {
    private static final int RECORDS = 2;
    private static final int DEPTH = 3;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8})
    void itIsTheMeanSquareOfTheSpectrasDifference(int time) {
        float[] student = random(RECORDS * time * DEPTH, 1);
        float[] teacher = random(RECORDS * time * DEPTH, 2);
        Phase phase = phase(features(RECORDS, time, student), features(RECORDS, time, teacher));
        int frequencies = time / 2 + 1;
        double expected = 0;
        for (int r = 0; r < RECORDS; r++) {
            for (int d = 0; d < DEPTH; d++) {
                for (int k = 0; k < frequencies; k++) {
                    double real = 0;
                    double imaginary = 0;
                    for (int t = 0; t < time; t++) {
                        int at = (r * time + t) * DEPTH + d;
                        double angle = -2 * Math.PI * k * t / time;
                        real += ((double) student[at] - teacher[at]) * Math.cos(angle) / Math.sqrt(time);
                        imaginary += ((double) student[at] - teacher[at]) * Math.sin(angle) / Math.sqrt(time);
                    }
                    expected += (real * real + imaginary * imaginary) / 2 / (RECORDS * DEPTH * frequencies);
                }
            }
        }
        assertThat(scalar(phase.terms().get("spectrum"))).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
    }

    /** Channels 1, 3 and 5, 7 of the teacher average to 2 and 6, as the student's; so do steps. */
    @Test
    void theDeeperAndTheLongerNetworkIsAveraged() {
        Features two = features(1, 1, 2, 6);
        Features four = features(1, 1, 1, 3, 5, 7);
        assertThat(scalar(phase(two, four).terms().get("spectrum"))).isCloseTo(0, within(1e-6));
        assertThat(scalar(phase(four, two).terms().get("spectrum"))).isCloseTo(0, within(1e-6));
        Features short2 = features(1, 2, 2, 6);
        Features long4 = features(1, 4, 1, 3, 5, 7);
        assertThat(scalar(phase(short2, long4).terms().get("spectrum"))).isCloseTo(0, within(1e-6));
        assertThat(scalar(phase(long4, short2).terms().get("spectrum"))).isCloseTo(0, within(1e-6));
    }

    @Test
    void paddingHasNoSpectrum() {
        float[] mask = {1, 1, 0, 0};
        Phase phase = phase(features(1, 4, mask, 1, 2, 30, 40), features(1, 4, mask, 1, 2, -30, 0));
        assertThat(scalar(phase.terms().get("spectrum"))).isCloseTo(0, within(1e-6));
    }

    /** Of seven and four real steps, 4 and 3 frequencies: the mean is over all seven. */
    @Test
    void aRecordHasTheSpectrumOfItsRealStepsHoweverFarItIsPadded() {
        float[] seven = random(7 * DEPTH, 1);
        float[] four = random(4 * DEPTH, 2);
        double alone = 4 * spectrum(1, 7, seven) + 3 * spectrum(1, 4, four);
        for (int time : new int[] {7, 8, 11}) {
            float[] both = new float[2 * time * DEPTH];
            float[] mask = new float[2 * time];
            System.arraycopy(seven, 0, both, 0, seven.length);
            System.arraycopy(four, 0, both, time * DEPTH, four.length);
            Arrays.fill(mask, 0, 7, 1);
            Arrays.fill(mask, time, time + 4, 1);
            Phase phase = phase(features(2, time, mask, both), features(2, time, mask, new float[both.length]));
            assertThat(scalar(phase.terms().get("spectrum")))
                    .as(time + " steps")
                    .isCloseTo(alone / 7, within(1e-5));
        }
    }

    /** Against a teacher of zeros. */
    private double spectrum(int records, int time, float[] student) {
        Phase phase = phase(features(records, time, student), features(records, time, new float[student.length]));
        return scalar(phase.terms().get("spectrum"));
    }

    private Phase phase(Features student, Features teacher) {
        return new SpectralMatching()
                .phases(
                        ofFeatures(List.of(student), List.of(teacher)),
                        new SpectralMatching.Options(1, List.of(), TeacherUnit.NONE))
                .get(0);
    }
}
