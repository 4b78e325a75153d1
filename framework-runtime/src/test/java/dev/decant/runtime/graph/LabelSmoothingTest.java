package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.nn.parameter.Tensors;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Test
    void labelsAreSmoothedInTheTaskLossAndNotWhereTheStudentImitates() {
        Batch batch = SmallGraph.batch(8, 3);
        try (RunGraph graph = RunGraph.build(imitating(SmallGraph.with(SmallGraph.train(8, 1, 0), 0.2, 0)))) {
            graph.variables().initialise();
            float[][] probabilities = graph.predict(batch);
            double smoothed = 0;
            double plain = 0;
            for (int i = 0; i < 8; i++) {
                for (int c = 0; c < SmallGraph.CLASSES; c++) {
                    double label = batch.targets()[i * SmallGraph.CLASSES + c];
                    smoothed -= (label == 1 ? 0.9 : 0.1) * Math.log(probabilities[i][c]) / 8;
                    plain -= label * Math.log(probabilities[i][c]) / 8;
                }
            }
            StepResult step = graph.step(0, batch, 0, 1, SmallGraph.RATE);
            assertThat((double) step.loss()).isCloseTo(smoothed, within(1e-5));
            assertThat((double) step.terms()[0]).isCloseTo(plain, within(1e-5));
        }
    }

    /** Its phase logs, beside the task loss, how well the student imitates the labels. */
    private static GraphSpec imitating(TrainConfig train) {
        GraphSpec spec = SmallGraph.spec(train, 1);
        Recipe recipe = spec.recipe();
        DistillationStrategy<Record> strategy = new AlteredStrategy(
                SmallGraph.plain(),
                Needs.NO_TEACHER,
                (context, phases) -> phases.stream()
                        .map(phase -> new Phase(
                                phase.name(),
                                1,
                                phase.loss(),
                                Map.of(
                                        "imitation",
                                        context.imitationLoss(
                                                context.forwardStudent().logits(), context.targets())),
                                phase.trains()))
                        .toList());
        return new GraphSpec(
                spec.data(),
                new Recipe(
                        recipe.network(),
                        new Selected<>("imitating", strategy, new NoOptions()),
                        recipe.splitter(),
                        train),
                Optional.empty());
    }
}
