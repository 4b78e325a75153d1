package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Sequences of several shapes, and what holds of a varied one. */
final class VariedSequences {
    private VariedSequences() {}

    /** Random numbers of that many channels, and a flat sequence, from one step to many. */
    static List<Sequence> of(int channels) {
        return Stream.concat(
                        Stream.of(1, 2, 7, 60, 200).map(steps -> drawn(steps, channels)),
                        Stream.of(new Sequence(new float[40 * channels], 40, channels)))
                .toList();
    }

    /** A variation that a seed decides. */
    interface Variation {
        Sequence of(Sequence sequence, RandomGenerator random);
    }

    /** Of the same shape, finite, the same for the same seed; the sequence itself is left alone. */
    static Sequence checked(Sequence sequence, long seed, Variation variation) {
        List<Sequence> varied = new ArrayList<>(1);
        new NamedCase((sequence.steps() == 1 ? "1 step" : sequence.steps() + " steps") + ", seed " + seed)
                .check(() -> varied.add(check(sequence, seed, variation)));
        return varied.get(0);
    }

    private static Sequence check(Sequence sequence, long seed, Variation variation) {
        float[] before = sequence.values().clone();
        Sequence varied = variation.of(sequence, new SplittableRandom(seed));
        assertThat(sequence.values()).as("the sequence that was given").containsExactly(before);
        assertThat(varied.steps()).as("steps").isEqualTo(sequence.steps());
        assertThat(varied.channels()).as("channels").isEqualTo(sequence.channels());
        for (float value : varied.values()) {
            assertThat(value).isFinite();
        }
        assertThat(variation.of(sequence, new SplittableRandom(seed)).values())
                .as("with the same seed")
                .containsExactly(varied.values());
        return varied;
    }

    /** Whether any of the seeds changes the sequence. */
    static boolean varies(Sequence sequence, int seeds, Variation variation) {
        for (long seed = 0; seed < seeds; seed++) {
            if (!Arrays.equals(checked(sequence, seed, variation).values(), sequence.values())) {
                return true;
            }
        }
        return false;
    }

    private static Sequence drawn(int steps, int channels) {
        SplittableRandom random = new SplittableRandom(steps);
        float[] values = new float[steps * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Sequence(values, steps, channels);
    }
}
