package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.Statistic;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Steps whose numbers are none change nothing, and say where it came from. */
final class NotFiniteTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aValueOfTheRecordsThatIsNoneSpoilsNoWeight(int accumulate) {
        Batch bad = SmallGraph.batch(8, 1);
        bad.sequences()[SmallGraph.STEPS * SmallGraph.CHANNELS * 7] = Float.POSITIVE_INFINITY;
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, accumulate, 1), 1))) {
            graph.variables().initialise();
            graph.step(0, SmallGraph.batch(8, 2), 0, 1, SmallGraph.RATE);
            Map<String, double[]> before = model(graph);
            StepResult step = graph.step(0, bad, 1, 2, SmallGraph.RATE);
            assertThat(step.isFinite()).isFalse();
            assertThat(model(graph)).usingRecursiveComparison().isEqualTo(before);
            assertThat(first(graph, bad)).isEqualTo("the output of Placeholder");

            StepResult next = graph.step(0, SmallGraph.batch(8, 3), 2, 3, SmallGraph.RATE);
            assertThat(next.isFinite()).as("sums of gradients are zero again").isTrue();
            assertThat(model(graph)).usingRecursiveComparison().isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theOperationIsNamedWithTheParameterNextToIt(int accumulate) {
        try (RunGraph graph =
                RunGraph.build(losing(SmallGraph.train(8, accumulate, 1), NotFiniteTest::logarithmOfNothing))) {
            graph.variables().initialise();
            Batch batch = SmallGraph.batch(8, 1);
            Map<String, double[]> before = model(graph);
            assertThat(graph.step(0, batch, 0, 1, SmallGraph.RATE).isFinite()).isFalse();
            assertThat(model(graph)).usingRecursiveComparison().isEqualTo(before);
            assertThat(first(graph, batch)).matches("the output of \\w+, computed with model/readout.*");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aGradientThatIsNoneUnderAFiniteLossIsNamed(int accumulate) {
        try (RunGraph graph =
                RunGraph.build(losing(SmallGraph.train(8, accumulate, 1), NotFiniteTest::rootOfNothing))) {
            graph.variables().initialise();
            Batch batch = SmallGraph.batch(8, 1);
            Map<String, double[]> before = model(graph);
            StepResult step = graph.step(0, batch, 0, 1, SmallGraph.RATE);
            assertThat(step.loss()).isZero();
            assertThat(step.gradientNorm()).isNaN();
            assertThat(model(graph)).usingRecursiveComparison().isEqualTo(before);
            assertThat(first(graph, batch)).startsWith("the gradient of model/readout");
        }
    }

    /** The loss is infinite where its gradient is a number: the parts have been summed when that is known. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aLossThatIsNoneOverFiniteGradientsChangesNoWeightAndNoAverage(int accumulate) {
        TrainConfig averaging = SmallGraph.with(SmallGraph.train(8, accumulate, 1), 0, 0.5);
        try (RunGraph graph = RunGraph.build(losing(averaging, NotFiniteTest::endlessConstant))) {
            graph.variables().initialise();
            graph.variables().beginPhase();
            Map<String, double[]> before = model(graph);
            StepResult step = graph.step(0, SmallGraph.batch(8, 1), 0, 1, SmallGraph.RATE);
            assertThat(step.loss()).isInfinite();
            assertThat(step.gradientNorm()).isFinite().isPositive();
            assertThat(model(graph)).usingRecursiveComparison().isEqualTo(before);
        }
    }

    /** After sound steps weights and average differ: a step that is none leaves the distance as it is. */
    @Test
    void anAverageStaysWhereAStepIsNone() {
        TrainConfig averaging = SmallGraph.with(SmallGraph.train(8, 1, 1), 0, 0.5);
        Batch bad = SmallGraph.batch(8, 1);
        bad.sequences()[0] = Float.NaN;
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(averaging, 1))) {
            graph.variables().initialise();
            graph.variables().beginPhase();
            graph.step(0, SmallGraph.batch(8, 2), 0, 1, SmallGraph.RATE);
            Map<String, double[]> before = model(graph);
            assertThat(before.keySet()).anyMatch(name -> name.startsWith("ema/"));
            graph.step(0, bad, 1, 2, SmallGraph.RATE);
            assertThat(model(graph)).usingRecursiveComparison().isEqualTo(before);
        }
    }

    /** A norm whose square is beyond all numbers. */
    @Test
    void gradientsThatAreFiniteAndTooLongAreSaidToBe() {
        try (RunGraph graph = RunGraph.build(losing(SmallGraph.train(8, 1, 1), NotFiniteTest::steep))) {
            graph.variables().initialise();
            Batch batch = SmallGraph.batch(8, 1);
            StepResult step = graph.step(0, batch, 0, 1, SmallGraph.RATE);
            assertThat(step.loss()).isFinite();
            assertThat(step.gradientNorm()).isInfinite();
            assertThat(first(graph, batch)).contains("overflow");
        }
    }

    private static String first(RunGraph graph, Batch batch) {
        return graph.notFinite(0, batch, TeacherValues.none(), 0);
    }

    /** Weights and statistics, not the moments of the optimiser. */
    private static Map<String, double[]> model(RunGraph graph) {
        Map<String, double[]> all = SmallGraph.values(graph.variables().snapshot(Map.of()));
        all.keySet().removeIf(name -> name.startsWith("adam-"));
        return all;
    }

    /** A statistic is measured on the way: its moving average must stay too. */
    private static Operand<TFloat32> logarithmOfNothing(StrategyContext context, Operand<TFloat32> logits) {
        Ops tf = context.tf();
        Statistic mean = context.parameters().statistic("mean", Shape.of(SmallGraph.CLASSES), 0);
        Operand<TFloat32> logarithm = tf.math.log(tf.math.mul(logits, tf.constant(0f)));
        Operand<TFloat32> measured = tf.math.mean(logarithm, tf.constant(0));
        mean.average(measured, 0.5);
        return tf.math.mean(measured, tf.constant(0));
    }

    private static Operand<TFloat32> rootOfNothing(StrategyContext context, Operand<TFloat32> logits) {
        Ops tf = context.tf();
        return tf.math.mean(
                tf.math.sqrt(tf.math.mul(tf.math.square(logits), tf.constant(0f))), tf.constant(new int[] {0, 1}));
    }

    private static Operand<TFloat32> endlessConstant(StrategyContext context, Operand<TFloat32> logits) {
        Ops tf = context.tf();
        return tf.math.add(tf.math.mean(logits, tf.constant(new int[] {0, 1})), tf.constant(Float.POSITIVE_INFINITY));
    }

    private static Operand<TFloat32> steep(StrategyContext context, Operand<TFloat32> logits) {
        Ops tf = context.tf();
        return tf.math.mul(tf.math.mean(logits, tf.constant(new int[] {0, 1})), tf.constant(1e30f));
    }

    private static GraphSpec losing(
            TrainConfig train, BiFunction<StrategyContext, Operand<TFloat32>, Operand<TFloat32>> loss) {
        GraphSpec spec = SmallGraph.spec(train, 1);
        DistillationStrategy<Record> strategy = new AlteredStrategy(
                SmallGraph.plain(),
                Needs.NO_TEACHER,
                (context, phases) -> List.of(new Phase(
                        "train",
                        1,
                        loss.apply(context, context.forwardStudent().logits()),
                        Map.of(),
                        phases.get(0).trains())));
        Recipe recipe = spec.recipe();
        return new GraphSpec(
                spec.data(),
                new Recipe(
                        recipe.network(),
                        new Selected<>("losing", strategy, new NoOptions()),
                        recipe.splitter(),
                        recipe.train()),
                Optional.empty());
    }
}
