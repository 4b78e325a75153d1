package dev.decant.plugin.ecg.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class OperationsTest {
    private static final double RATE = 100;

    /** An operation with options, at a strength. */
    private record Chosen<C extends Record>(AugmentationOperation<C> operation, C config) {
        Sequence apply(Sequence sequence, double strength, long seed) {
            return operation.apply(sequence, input(sequence.channels()), strength, new SplittableRandom(seed), config);
        }
    }

    private static final Chosen<?> SMOOTHING = new Chosen<>(new GaussianSmoothing(), new GaussianSmoothingConfig(.05));
    private static final Chosen<?> RESAMPLING = new Chosen<>(new TimeResampling(), new TimeResamplingConfig(.2));
    private static final Chosen<?> NOISE = new Chosen<>(new GaussianNoise(), new GaussianNoiseConfig(.5));
    private static final Chosen<?> WANDER = new Chosen<>(new BaselineWander(), new BaselineWanderConfig(1.5));
    private static final Chosen<?> TIME_MASK = new Chosen<>(new TimeMask(), new TimeMaskConfig(.3));
    private static final Chosen<?> CHANNEL_MASK = new Chosen<>(new ChannelMask(), new ChannelMaskConfig(.5));
    private static final List<Chosen<?>> ALL = List.of(SMOOTHING, RESAMPLING, NOISE, WANDER, TIME_MASK, CHANNEL_MASK);

    private static InputSpec input(int channels) {
        return new InputSpec(
                OptionalInt.empty(),
                IntStream.range(0, channels).mapToObj(c -> "L" + c).toList(),
                RATE);
    }

    private static Sequence of(int steps, int channels, DoubleUnaryOperator ofTime) {
        float[] values = new float[steps * channels];
        for (int i = 0; i < values.length; i++) {
            int step = i / channels;
            values[i] = (float) ofTime.applyAsDouble(step / RATE);
        }
        return new Sequence(values, steps, channels);
    }

    private static DoubleUnaryOperator tone(double frequency) {
        return time -> Math.sin(2 * Math.PI * frequency * time);
    }

    @Property(tries = 60)
    void strengthZeroIsTheIdentityAndOthersKeepTheShape(
            @ForAll @IntRange(min = 1, max = 80) int steps,
            @ForAll @IntRange(min = 1, max = 12) int channels,
            @ForAll long seed,
            @ForAll @IntRange(max = 10) int magnitude) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[steps * channels];
        IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
        Sequence sequence = new Sequence(values.clone(), steps, channels);
        for (Chosen<?> chosen : ALL) {
            assertThat(chosen.apply(sequence, 0, seed).values()).containsExactly(values);
            Sequence varied = chosen.apply(sequence, magnitude / 10.0, seed);
            assertThat(varied.steps()).isEqualTo(steps);
            assertThat(varied.channels()).isEqualTo(channels);
            assertThat(varied.values())
                    .containsExactly(
                            chosen.apply(sequence, magnitude / 10.0, seed).values());
            assertThat(sequence.values()).as("the original is left alone").containsExactly(values);
        }
    }

    /** The share exp(−(2πfσ)²/2) of a tone is left, here of 4 Hz with σ = 25 ms: 0.8208. */
    @Test
    void smoothingKeepsAConstantAndDampsATone() {
        Sequence constant = of(50, 2, time -> 3);
        for (float value : SMOOTHING.apply(constant, 1, 1).values()) {
            assertThat(value).isCloseTo(3, within(1e-5f));
        }
        Sequence smooth = SMOOTHING.apply(of(1000, 1, tone(4)), .5, 1);
        assertThat(amplitude(smooth, 4)).isCloseTo(Math.exp(-Math.pow(2 * Math.PI * 4 * .025, 2) / 2), within(.005));
    }

    @Test
    void resamplingTurnsAToneIntoOneOfAnotherFrequency() {
        int faster = 0;
        for (long seed = 0; seed < 40; seed++) {
            Sequence varied = RESAMPLING.apply(of(2000, 1, tone(5)), 1, seed);
            double high = amplitude(varied, 6);
            double low = amplitude(varied, 5 / 1.2);
            assertThat(Math.max(high, low)).isGreaterThan(.75);
            assertThat(amplitude(varied, 5)).isLessThan(.05);
            faster += high > low ? 1 : 0;
        }
        assertThat(faster).isBetween(8, 32);
    }

    @Test
    void noiseIsInProportionToTheChannel() {
        Sequence two = new Sequence(new float[40_000], 20_000, 2);
        IntStream.range(0, 20_000).forEach(i -> {
            two.values()[2 * i] = i % 2 == 0 ? 1 : -1;
            two.values()[2 * i + 1] = i % 2 == 0 ? 10 : -10;
        });
        Sequence noisy = NOISE.apply(two, .6, 3);
        for (int channel = 0; channel < 2; channel++) {
            int c = channel;
            double[] added = IntStream.range(0, 20_000)
                    .mapToDouble(i -> noisy.values()[2 * i + c] - two.values()[2 * i + c])
                    .toArray();
            double deviation =
                    Math.sqrt(Arrays.stream(added).map(x -> x * x).average().orElseThrow());
            assertThat(deviation).isCloseTo(.3 * (c == 0 ? 1 : 10), within(.01 * (c == 0 ? 1 : 10)));
        }
        assertThat(NOISE.apply(of(20, 1, time -> 7), 1, 1).values())
                .as("a flat channel")
                .containsOnly(7);
    }

    @Test
    void wanderIsSlow() {
        Sequence silence = of(4000, 1, tone(20));
        Sequence wandering = WANDER.apply(silence, 1, 5);
        float[] added = new float[4000];
        IntStream.range(0, 4000).forEach(i -> added[i] = wandering.values()[i] - silence.values()[i]);
        Sequence drift = new Sequence(added, 4000, 1);
        double slow = 0;
        double fast = 0;
        for (double frequency = .025; frequency < 5; frequency += .025) {
            double power = Math.pow(amplitude(drift, frequency), 2);
            if (frequency <= .6) {
                slow += power;
            } else {
                fast += power;
            }
        }
        assertThat(fast / (slow + fast)).isLessThan(.02);
        assertThat(IntStream.range(0, 4000)
                        .mapToDouble(i -> Math.abs(added[i]))
                        .max()
                        .orElseThrow())
                .isBetween(.2, 1.5 * Math.sqrt(.5) + 1e-3);
    }

    @Test
    void theTimeMaskBlanksItsShareInOnePiece() {
        Sequence masked = TIME_MASK.apply(of(200, 3, time -> 1), .5, 9);
        int zeros = (int) IntStream.range(0, 200)
                .filter(step -> masked.values()[3 * step] == 0)
                .count();
        assertThat(zeros).isEqualTo(30);
        int edges = (int) IntStream.range(1, 200)
                .filter(step -> masked.values()[3 * step] != masked.values()[3 * step - 3])
                .count();
        assertThat(edges).isBetween(1, 2);
    }

    @Test
    void theChannelMaskBlanksWholeChannelsAndNeverAll() {
        LongFunction<Long> off = seed -> IntStream.range(0, 12)
                .filter(c -> CHANNEL_MASK.apply(of(30, 12, time -> 1), .5, seed).values()[c] == 0)
                .count();
        double mean = IntStream.range(0, 400).mapToLong(off::apply).average().orElseThrow();
        assertThat(mean).isCloseTo(3, within(.2));
        Sequence one = of(30, 1, time -> 1);
        assertThat(CHANNEL_MASK.apply(one, 1, 1).values()).containsOnly(1);
        Chosen<?> everything = new Chosen<>(new ChannelMask(), new ChannelMaskConfig(1));
        Sequence masked = everything.apply(of(5, 3, time -> 1), 1, 2);
        assertThat(IntStream.range(0, 3).filter(c -> masked.values()[c] == 1)).hasSize(1);
        for (int c = 0; c < 3; c++) {
            for (int step = 1; step < 5; step++) {
                assertThat(masked.values()[step * 3 + c]).isEqualTo(masked.values()[c]);
            }
        }
    }

    /** The amplitude of the tone of that frequency in a sequence of one channel, without its ends. */
    private static double amplitude(Sequence sequence, double frequency) {
        double re = 0;
        double im = 0;
        double weights = 0;
        for (int i = 0; i < sequence.steps(); i++) {
            double window = .5 - .5 * Math.cos(2 * Math.PI * i / (sequence.steps() - 1));
            double angle = 2 * Math.PI * frequency * i / RATE;
            re += window * sequence.values()[i] * Math.cos(angle);
            im += window * sequence.values()[i] * Math.sin(angle);
            weights += window;
        }
        return 2 * Math.hypot(re, im) / weights;
    }
}
