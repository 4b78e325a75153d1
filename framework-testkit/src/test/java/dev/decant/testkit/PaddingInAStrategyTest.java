package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.network.Features;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.nn.loss.MaskedMean;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The contract test of strategies finds means over padding, and says in which case. */
class PaddingInAStrategyTest {
    /** Of the squares of the student's last features. */
    enum Mean {
        OVER_REAL_STEPS,
        OVER_ALL_STEPS,
        OF_MASKED_STEPS_OVER_ALL
    }

    record Options(Mean mean) {}

    private static final class SmallFeatures implements DistillationStrategy<Options> {
        @Override
        public Class<Options> configType() {
            return Options.class;
        }

        @Override
        public String summary() {
            return "Student features near 0";
        }

        @Override
        public List<Phase> phases(StrategyContext context, Options config) {
            Ops tf = context.tf();
            Features last = context.forwardStudent().last();
            Operand<TFloat32> squares = tf.math.mean(tf.math.square(last.sequence()), tf.constant(2)); // [batch, time]
            Operand<TFloat32> mean = switch (config.mean()) {
                case OVER_REAL_STEPS -> MaskedMean.ofSteps(tf, squares, last.mask());
                case OVER_ALL_STEPS -> tf.math.mean(squares, tf.constant(new int[] {0, 1}));
                case OF_MASKED_STEPS_OVER_ALL ->
                    tf.math.mean(tf.math.mul(squares, last.mask()), tf.constant(new int[] {0, 1}));
            };
            Operand<TFloat32> task = context.taskLoss(context.forwardStudent().logits());
            return List.of(Phase.distilling(tf, 0.5, task, mean));
        }
    }

    private static final class Contract extends StrategyContractTest<Options> {
        private final Mean mean;

        Contract(Mean mean) {
            this.mean = mean;
        }

        @Override
        protected String type() {
            return "small-features-"
                    + mean.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        @Override
        protected DistillationStrategy<Options> strategy() {
            return new SmallFeatures();
        }
    }

    private static Stream<DynamicTest> padded(Mean mean) {
        return new Contract(mean).neitherWhatPaddingHoldsNorItsLengthChangesALossOrTerm();
    }

    @Test
    void aMeanOverRealStepsIsRight() {
        assertThat(padded(Mean.OVER_REAL_STEPS))
                .hasSize(3)
                .allSatisfy(test -> test.getExecutable().execute());
    }

    @ParameterizedTest
    @CsvSource({"OVER_ALL_STEPS, what stands in padding", "OF_MASKED_STEPS_OVER_ALL, longer padding"})
    void aMeanOverPaddingFailsForEachTask(Mean mean, String changed) {
        assertThat(padded(mean))
                .hasSize(3)
                .allSatisfy(
                        test -> assertThatThrownBy(() -> test.getExecutable().execute())
                                .isInstanceOf(AssertionError.class)
                                .hasMessageStartingWith(test.getDisplayName() + ": ")
                                .hasMessageContaining(changed + " changes it, but only real steps count"));
    }
}
