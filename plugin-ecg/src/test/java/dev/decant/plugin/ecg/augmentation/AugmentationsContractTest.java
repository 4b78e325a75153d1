package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.Augmentation;
import dev.decant.testkit.AugmentationContractTest;
import org.junit.jupiter.api.Nested;

class AugmentationsContractTest {
    @Nested
    class OfGain extends AugmentationContractTest<GainConfig> {
        @Override
        protected String type() {
            return "gain";
        }

        @Override
        protected Augmentation<GainConfig> augmentation() {
            return new Gain();
        }
    }

    @Nested
    class OfNoise extends AugmentationContractTest<NoiseConfig> {
        @Override
        protected String type() {
            return "noise";
        }

        @Override
        protected Augmentation<NoiseConfig> augmentation() {
            return new Noise();
        }
    }
}
