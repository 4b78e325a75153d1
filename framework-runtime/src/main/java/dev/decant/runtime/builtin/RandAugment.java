package dev.decant.runtime.builtin;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.Selected;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * RandAugment (Cubuk et al. 2020): to each sequence n operations, drawn with replacement, all at one magnitude. Two numbers
 * instead of a search over policies.
 */
public final class RandAugment implements Augmentation<RandAugment.Options> {
    /** The magnitude at which operations have their full strength. */
    private static final double FULL = 10;

    /** The options of the augmentation {@code randaugment}. */
    public record Options(
            @Meaning("Operations that are applied to each sequence, drawn with replacement") @Range(min = 0, max = 100)
            int n,

            @Meaning("Strength of every operation: 0 changes nothing, 10 is the most") @Range(min = 0, max = 10)
            double magnitude,

            @Meaning("What is drawn from") List<Selected<AugmentationOperation<Record>>> operations) {
        public Options {
            operations = List.copyOf(operations);
            if (operations.isEmpty()) {
                throw new IllegalArgumentException("operations is empty; expected at least one");
            }
        }
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "RandAugment (Cubuk et al. 2020): n operations of those listed at one magnitude";
    }

    @Override
    public Sequence augment(Sequence sequence, InputSpec input, RandomGenerator random, Options config) {
        Sequence varied = sequence;
        for (int i = 0; i < config.n(); i++) {
            Selected<AugmentationOperation<Record>> drawn =
                    config.operations().get(random.nextInt(config.operations().size()));
            // A stream for each, so that one that draws more does not change which comes next.
            RandomGenerator own = new SplittableRandom(random.nextLong());
            varied = drawn.extension().apply(varied, input, config.magnitude() / FULL, own, drawn.config());
        }
        return varied;
    }
}
