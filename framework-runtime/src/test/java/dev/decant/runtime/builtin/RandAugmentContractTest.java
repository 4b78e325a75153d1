package dev.decant.runtime.builtin;

import dev.decant.api.data.Augmentation;
import dev.decant.api.data.AugmentationOperation;
import dev.decant.api.data.Sequence;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.InputSpec;
import dev.decant.runtime.config.Selected;
import dev.decant.testkit.AugmentationContractTest;
import java.util.List;
import java.util.random.RandomGenerator;

/** Over two operations of the test's own: which there are is for a domain to say. */
class RandAugmentContractTest extends AugmentationContractTest<RandAugment.Options> {
    @Override
    protected String type() {
        return "randaugment";
    }

    @Override
    protected Augmentation<RandAugment.Options> augmentation() {
        return new RandAugment();
    }

    @Override
    protected RandAugment.Options config() {
        return new RandAugment.Options(2, 5, List.of(selected("louder", new Louder()), selected("noise", new Noise())));
    }

    @SuppressWarnings("unchecked") // as the binder pairs an operation with options of its own type
    private static Selected<AugmentationOperation<Record>> selected(
            String type, AugmentationOperation<? extends Record> operation) {
        return new Selected<>(type, (AugmentationOperation<Record>) operation, new NoOptions());
    }

    private static final class Louder implements AugmentationOperation<NoOptions> {
        @Override
        public Class<NoOptions> configType() {
            return NoOptions.class;
        }

        @Override
        public String summary() {
            return "Louder";
        }

        @Override
        public Sequence apply(
                Sequence sequence, InputSpec input, double strength, RandomGenerator random, NoOptions config) {
            float[] values = sequence.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= (float) (1 + strength);
            }
            return new Sequence(values, sequence.steps(), sequence.channels());
        }
    }

    private static final class Noise implements AugmentationOperation<NoOptions> {
        @Override
        public Class<NoOptions> configType() {
            return NoOptions.class;
        }

        @Override
        public String summary() {
            return "Noise";
        }

        @Override
        public Sequence apply(
                Sequence sequence, InputSpec input, double strength, RandomGenerator random, NoOptions config) {
            float[] values = sequence.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (strength * random.nextGaussian());
            }
            return new Sequence(values, sequence.steps(), sequence.channels());
        }
    }
}
