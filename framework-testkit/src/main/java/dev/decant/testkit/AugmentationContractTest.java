package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Sequence;
import dev.decant.api.extension.Extension;
import dev.decant.api.network.InputSpec;
import dev.decant.api.plugin.ExtensionKind;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * What every augmentation keeps, with its shipped defaults unless {@link #config} says otherwise.
 *
 * <pre>class MyAugmentationContractTest extends AugmentationContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-augmentation"; }
 *     protected Augmentation&lt;MyOptions&gt; augmentation() { return new MyAugmentation(); }
 * }</pre>
 */
public abstract class AugmentationContractTest<C extends Record> extends ExtensionContractTest<C> {
    /** The augmentation to test. */
    protected abstract Augmentation<C> augmentation();

    /** The options to test it with. */
    protected C config() {
        return shipped();
    }

    /** What it is told of the sequences; two channels of any length unless overridden. */
    protected InputSpec input() {
        return new InputSpec(OptionalInt.empty(), List.of("I", "II"), 100);
    }

    @Test
    void aSeedDecidesOnAFiniteCopyOfTheSameShape() {
        C config = config();
        for (Sequence sequence : VariedSequences.of(input().width())) {
            for (long seed = 0; seed < 20; seed++) {
                VariedSequences.checked(
                        sequence, seed, (given, random) -> augmentation().augment(given, input(), random, config));
            }
        }
    }

    @Test
    void someSeedChangesASequence() {
        C config = config();
        Sequence longest = VariedSequences.of(input().width()).get(4);
        assertThat(VariedSequences.varies(
                        longest, 50, (given, random) -> augmentation().augment(given, input(), random, config)))
                .isTrue();
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.AUGMENTATION;
    }

    @Override
    final Extension<C> extension() {
        return augmentation();
    }
}
