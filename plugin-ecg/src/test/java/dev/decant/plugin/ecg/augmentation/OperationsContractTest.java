package dev.decant.plugin.ecg.augmentation;

import dev.decant.api.data.AugmentationOperation;
import dev.decant.testkit.OperationContractTest;
import org.junit.jupiter.api.Nested;

class OperationsContractTest {
    @Nested
    class OfBaselineWander extends OperationContractTest<BaselineWanderConfig> {
        @Override
        protected String type() {
            return "baseline-wander";
        }

        @Override
        protected AugmentationOperation<BaselineWanderConfig> operation() {
            return new BaselineWander();
        }
    }

    @Nested
    class OfChannelMask extends OperationContractTest<ChannelMaskConfig> {
        @Override
        protected String type() {
            return "channel-mask";
        }

        @Override
        protected AugmentationOperation<ChannelMaskConfig> operation() {
            return new ChannelMask();
        }
    }

    @Nested
    class OfGaussianNoise extends OperationContractTest<GaussianNoiseConfig> {
        @Override
        protected String type() {
            return "gaussian-noise";
        }

        @Override
        protected AugmentationOperation<GaussianNoiseConfig> operation() {
            return new GaussianNoise();
        }
    }

    @Nested
    class OfGaussianSmoothing extends OperationContractTest<GaussianSmoothingConfig> {
        @Override
        protected String type() {
            return "gaussian-smoothing";
        }

        @Override
        protected AugmentationOperation<GaussianSmoothingConfig> operation() {
            return new GaussianSmoothing();
        }
    }

    @Nested
    class OfTimeMask extends OperationContractTest<TimeMaskConfig> {
        @Override
        protected String type() {
            return "time-mask";
        }

        @Override
        protected AugmentationOperation<TimeMaskConfig> operation() {
            return new TimeMask();
        }
    }

    @Nested
    class OfTimeResampling extends OperationContractTest<TimeResamplingConfig> {
        @Override
        protected String type() {
            return "time-resampling";
        }

        @Override
        protected AugmentationOperation<TimeResamplingConfig> operation() {
            return new TimeResampling();
        }
    }
}
