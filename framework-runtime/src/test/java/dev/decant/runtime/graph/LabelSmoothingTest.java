package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.nn.parameter.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class LabelSmoothingTest {
    @Test
    void ofSeveralClassesEachGetsItsShareOfEpsilon() {
        assertThat(smoothed(new Task.MultiClass(List.of("a", "b", "c")), .3, new float[][] {{0, 1, 0}}))
                .containsExactly(new float[] {.1f, .8f, .1f}, within(1e-6f));
    }

    @Test
    void ofSeveralLabelsEachIsAClassOfTwo() {
        assertThat(smoothed(new Task.MultiLabel(List.of("a", "b", "c")), .3, new float[][] {{0, 1, 1}}))
                .containsExactly(new float[] {.15f, .85f, .85f}, within(1e-6f));
    }

    @Test
    void withoutEpsilonTargetsAreThemselves() {
        try (EagerSession session = EagerSession.create()) {
            Ops tf = Ops.create(session);
            Operand<TFloat32> targets = tf.constant(new float[][] {{0, 1}});
            assertThat(new LabelSmoothing(new Task.MultiClass(List.of("a", "b")), 0).of(tf, targets))
                    .isSameAs(targets);
        }
    }

    /** One real step of logit 1 and label 1: 0.9·log(1 + e⁻¹) + 0.1·log(1 + e); the padding beside it counts for nothing. */
    @Test
    void maskedStepsStayMasked() {
        Task task = new Task.PerStepBinary("sepsis");
        try (EagerSession session = EagerSession.create()) {
            Ops tf = Ops.create(session);
            Operand<TFloat32> targets = new LabelSmoothing(task, .2).of(tf, tf.constant(new float[][] {{1, 0}}));
            Operand<TFloat32> loss = new TaskLoss(task, new float[] {1})
                    .of(tf, tf.constant(new float[][] {{1, 5}}), targets, tf.constant(new float[][] {{1, 0}}));
            assertThat((double) Tensors.copy(loss.asTensor())[0])
                    .isCloseTo(.9 * Math.log1p(Math.exp(-1)) + .1 * Math.log1p(Math.E), within(1e-6));
        }
    }

    private static float[] smoothed(Task task, double epsilon, float[][] targets) {
        try (EagerSession session = EagerSession.create()) {
            Ops tf = Ops.create(session);
            return Tensors.copy(new LabelSmoothing(task, epsilon)
                    .of(tf, tf.constant(targets))
                    .asTensor());
        }
    }
}
