package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.extension.Extension;
import dev.decant.api.network.InputSpec;
import dev.decant.api.plugin.ExtensionKind;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What every operation of an augmentation policy keeps, with its shipped defaults unless {@link #config} says otherwise.
 *
 * <pre>class MyOperationContractTest extends OperationContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-operation"; }
 *     protected AugmentationOperation&lt;MyOptions&gt; operation() { return new MyOperation(); }
 * }</pre>
 */
public abstract class OperationContractTest<C extends Record> extends ExtensionContractTest<C> {
    /** The operation to test. */
    protected abstract AugmentationOperation<C> operation();

    /** The options to test it with. */
    protected C config() {
        return shipped();
    }

    /** What it is told of the sequences; two channels of any length unless overridden. */
    protected InputSpec input() {
        return new InputSpec(OptionalInt.empty(), List.of("I", "II"), 100);
    }

    @Test
    void aSeedDecidesOnAFiniteCopyOfTheSameShapeAtEveryStrength() {
        for (Sequence sequence : VariedSequences.of(input().width())) {
            for (double strength : new double[] {0, 0.1, 0.5, 1}) {
                new NamedCase("strength " + strength).check(() -> {
                    for (long seed = 0; seed < 10; seed++) {
                        VariedSequences.checked(sequence, seed, at(strength));
                    }
                });
            }
        }
    }

    @Test
    void strengthZeroChangesNothing() {
        for (Sequence sequence : VariedSequences.of(input().width())) {
            for (long seed = 0; seed < 10; seed++) {
                assertThat(VariedSequences.checked(sequence, seed, at(0)).values())
                        .as(sequence.steps() + " steps, seed " + seed)
                        .containsExactly(sequence.values());
            }
        }
    }

    @Test
    void fullStrengthChangesASequence() {
        assertThat(VariedSequences.varies(VariedSequences.of(input().width()).get(4), 50, at(1)))
                .isTrue();
    }

    private VariedSequences.Variation at(double strength) {
        C config = config();
        return (given, random) -> operation().apply(given, input(), strength, random, config);
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.OPERATION;
    }

    @Override
    final Extension<C> extension() {
        return operation();
    }
}
