package dev.decant.runtime.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.Selected;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class RandAugmentTest {
    private static final InputSpec INPUT = new InputSpec(OptionalInt.of(1), List.of("x"), 1);

    /** Adds its digit at the end of a number, so that the number tells what was applied in which order. */
    private record Digit(int digit, double[] strength) implements AugmentationOperation<Record> {
        @Override
        public Sequence apply(Sequence sequence, InputSpec input, double given, RandomGenerator random, Record config) {
            strength[0] = given;
            for (int i = 0; i < digit; i++) {
                random.nextLong(); // how much one draws must not matter for what comes next
            }
            return new Sequence(new float[] {10 * sequence.values()[0] + digit}, 1, 1);
        }

        @Override
        @SuppressWarnings("unchecked") // it never looks at its options
        public Class<Record> configType() {
            return (Class<Record>) (Class<?>) NoOptions.class;
        }

        @Override
        public String summary() {
            return "Appends a digit.";
        }
    }

    private final double[] strength = new double[1];

    private RandAugment.Options options(int n, double magnitude) {
        return new RandAugment.Options(
                n,
                magnitude,
                List.of(
                        new Selected<>("one", new Digit(1, strength), new NoOptions()),
                        new Selected<>("two", new Digit(2, strength), new NoOptions()),
                        new Selected<>("three", new Digit(3, strength), new NoOptions())));
    }

    private float augmented(long seed, RandAugment.Options options) {
        return new RandAugment()
                .augment(new Sequence(new float[] {0}, 1, 1), INPUT, new SplittableRandom(seed), options)
                .values()[0];
    }

    @Test
    void drawsNOperationsWithReplacementEachEquallyOften() {
        int[] counts = new int[4];
        boolean repeated = false;
        for (long seed = 0; seed < 3000; seed++) {
            int applied = (int) augmented(seed, options(2, 5));
            assertThat(applied).isBetween(11, 33);
            counts[applied / 10]++;
            counts[applied % 10]++;
            repeated |= applied == 22;
        }
        assertThat(repeated).isTrue();
        assertThat(strength[0]).isEqualTo(.5);
        for (int digit = 1; digit <= 3; digit++) {
            assertThat(counts[digit]).isBetween(1850, 2150);
        }
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(augmented(7, options(5, 3))).isEqualTo(augmented(7, options(5, 3)));
        assertThat(augmented(7, options(0, 3))).isZero();
        // The first draws are the same whatever follows.
        assertThat((int) augmented(7, options(5, 3)) / 100).isEqualTo((int) augmented(7, options(3, 3)));
    }

    @Test
    void needsAnOperation() {
        assertThatThrownBy(() -> new RandAugment.Options(1, 1, List.of()))
                .hasMessageContaining("expected at least one");
    }
}
