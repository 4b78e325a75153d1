package dev.decant.testkit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.ForwardPass;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import dev.decant.testkit.WatchedNetwork;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What a strategy context offers of the two networks, on two linear ones. */
class ForwardPassTest {
    private static final Task TASK = new Task.MultiClass(List.of("a", "b"));

    private final GraphHarness harness = new GraphHarness(3);
    private final WatchedNetwork student = new WatchedNetwork(network("student"));
    private final WatchedNetwork teacher = new WatchedNetwork(network("teacher"));
    private final HarnessContext context = HarnessContext.of(
            harness,
            TASK,
            new Features(
                    harness.input(Shape.of(1, 4, 1), Shape.of(1, 4, 1), 1, 2, 3, 4),
                    harness.input(Shape.of(1, 4), Shape.of(1, 4), 1, 1, 1, 1),
                    Optional.empty()),
            harness.input(Shape.of(1, 2), Shape.of(1, 2), 1, 0),
            student,
            teacher);

    private LinearNetwork network(String owner) {
        return LinearNetwork.build(
                harness.scope(owner),
                1,
                List.of(new Layer(3, 1), new Layer(2, 2)),
                Tokens.WITHOUT,
                TASK,
                List.of(ReadoutSpec.of(TASK)));
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void featuresAreThoseAfterEachSegmentFromTheInputOn() {
        ForwardPass pass = context.forwardStudent();
        assertThat(pass.features()).hasSize(3);
        assertThat(pass.after(0)).isEqualTo(context.input());
        assertThat(pass.after(1).depth()).isEqualTo(3);
        assertThat(pass.after(2).depth()).isEqualTo(2);
        assertThat(pass.after(2).time()).isEqualTo(2);
        assertThat(pass.last()).isSameAs(pass.after(2));
    }

    @Test
    void eachBlockIsAppliedOnceAndInItsMode() {
        context.forwardStudent().logits();
        context.forwardTeacher().logits();
        assertThat(student.applications())
                .extracting(application -> application.pass().mode())
                .containsExactly(Mode.TRAINING, Mode.TRAINING);
        assertThat(teacher.applications())
                .extracting(application -> application.pass().mode())
                .containsExactly(Mode.INFERENCE, Mode.INFERENCE);
    }

    @Test
    void noGradientFlowsThroughTheTeacher() {
        ForwardPass taught = context.forwardTeacher();
        List<String> all = harness.parameters("");
        assertThat(harness.gradients(sum(taught.logits()), all)).isEmpty();
        assertThat(harness.gradients(sum(taught.last().sequence()), all)).isEmpty();
        assertThat(harness.gradients(sum(context.forwardStudent().logits()), all))
                .hasSize(3);
    }

    @Test
    void theLogitsAreThoseOfTheReadoutOfThatName() {
        ForwardPass pass = context.forwardStudent();
        assertThat(harness.value(pass.logits())).isEqualTo(harness.value(pass.logits("class")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pass.logits("distillation"))
                .withMessageContaining("distillation");
    }

    private Operand<TFloat32> sum(Operand<TFloat32> values) {
        return harness.tf()
                .sum(
                        harness.tf().reshape(values, harness.tf().constant(new int[] {-1})),
                        harness.tf().constant(0));
    }
}
