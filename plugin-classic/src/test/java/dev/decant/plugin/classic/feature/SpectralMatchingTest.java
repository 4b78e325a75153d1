package dev.decant.plugin.classic.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.Phase;
import dev.decant.plugin.classic.MethodBench;
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

    private Phase phase(Features student, Features teacher) {
        return new SpectralMatching()
                .phases(
                        ofFeatures(List.of(student), List.of(teacher)),
                        new SpectralMatching.Options(1, List.of(), TeacherUnit.NONE))
                .get(0);
    }
}
