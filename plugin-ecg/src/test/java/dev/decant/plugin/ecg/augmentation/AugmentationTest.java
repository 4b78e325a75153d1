package dev.decant.plugin.ecg.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final InputSpec INPUT = new InputSpec(OptionalInt.of(2), List.of("I", "II"), 100);
    private static final Sequence SEQUENCE = new Sequence(new float[] {1, 2, -3, 4}, 2, 2);

    @Test
    void gainScalesAllSamplesAlike() {
        Sequence louder = new Gain().augment(SEQUENCE, INPUT, new Random(1), new GainConfig(.2));
        float gain = louder.values()[0];
        assertThat(gain).isNotEqualTo(1);
        assertThat(louder.values()).containsExactly(gain, 2 * gain, -3 * gain, 4 * gain);
        assertThat(SEQUENCE.values()).containsExactly(1, 2, -3, 4);
        assertThat(new Gain()
                        .augment(SEQUENCE, INPUT, new Random(1), new GainConfig(0))
                        .values())
                .containsExactly(1, 2, -3, 4);
    }

    @Test
    void theLogarithmOfTheGainHasTheDeviationAskedFor() {
        Random random = new Random(2);
        double[] logarithms = IntStream.range(0, 20_000)
                .mapToDouble(i -> Math.log(new Gain()
                        .augment(SEQUENCE, INPUT, random, new GainConfig(.2))
                        .values()[0]))
                .toArray();
        double mean = DoubleStream.of(logarithms).average().orElseThrow();
        double square = DoubleStream.of(logarithms).map(x -> x * x).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(.01));
        assertThat(Math.sqrt(square)).isCloseTo(.2, within(.01));
    }

    @Test
    void noiseHasTheDeviationAskedForAndTheSameSeedTheSameNoise() {
        Sequence silence = new Sequence(new float[20_000], 10_000, 2);
        Sequence noisy = new Noise().augment(silence, INPUT, new Random(3), new NoiseConfig(.05));
        double square = IntStream.range(0, 20_000)
                .mapToDouble(i -> noisy.values()[i] * noisy.values()[i])
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(square)).isCloseTo(.05, within(.002));
        assertThat(new Noise()
                        .augment(silence, INPUT, new Random(3), new NoiseConfig(.05))
                        .values())
                .isEqualTo(noisy.values());
    }
}
