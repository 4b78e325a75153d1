package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Statistic;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The gated update, against AdamW worked out on the JVM in double precision, and the moving of values. */
final class RunGraphTest {
    @Test
    void aStepIsAdamWWithTheGradientThatFiniteDifferencesGive() {
        TrainConfig train = SmallGraph.train(8, 1, 0);
        Batch batch = SmallGraph.batch(8, 1);
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(train, 1))) {
            graph.variables().initialise();
            Map<String, double[]> expected = SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
            Map<String, double[]> first = PooledLinear.zeros(expected);
            Map<String, double[]> second = PooledLinear.zeros(expected);
            for (int step = 1; step <= 3; step++) {
                Map<String, double[]> gradient = PooledLinear.gradient(expected, batch);
                for (String name : expected.keySet()) {
                    double[] value = expected.get(name);
                    boolean decays = name.endsWith("kernel");
                    for (int i = 0; i < value.length; i++) {
                        double g = gradient.get(name)[i];
                        double m = 0.9 * first.get(name)[i] + 0.1 * g;
                        double v = 0.999 * second.get(name)[i] + 0.001 * g * g;
                        first.get(name)[i] = m;
                        second.get(name)[i] = v;
                        double rate =
                                SmallGraph.RATE * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
                        value[i] = value[i] * (decays ? 1 - SmallGraph.RATE * SmallGraph.DECAY : 1)
                                - rate * m / (Math.sqrt(v) + 1e-8);
                    }
                }
                graph.step(0, batch, step - 1, step, SmallGraph.RATE);
            }
            SmallGraph.values(graph.variables().modelSnapshot(Map.of())).forEach((name, value) -> {
                for (int i = 0; i < value.length; i++) {
                    assertThat(value[i]).as(name + "[" + i + "]").isCloseTo(expected.get(name)[i], within(2e-5));
                }
            });
        }
    }

    @Test
    void aBatchInFourPartsUpdatesAsTheWholeBatchDoes() {
        Batch batch = SmallGraph.batch(8, 2);
        Map<String, double[]> whole = SmallGraph.after(SmallGraph.train(8, 1, 0.05), batch);
        assertSame(whole, SmallGraph.after(SmallGraph.train(8, 4, 0.05), batch));
    }

    @Test
    void aSmallerLastBatchThatDoesNotDivideUpdatesAsAWholeToo() {
        Batch batch = SmallGraph.batch(7, 2);
        assertSame(
                SmallGraph.after(SmallGraph.train(8, 1, 0.05), batch),
                SmallGraph.after(SmallGraph.train(8, 4, 0.05), batch));
    }

    private static void assertSame(Map<String, double[]> whole, Map<String, double[]> parts) {
        whole.forEach((name, value) -> {
            for (int i = 0; i < value.length; i++) {
                assertThat(parts.get(name)[i]).as(name).isCloseTo(value[i], within(1e-6));
            }
        });
    }

    @Test
    void clippingScalesTheGradientAndReportsTheNormBefore() {
        Batch batch = SmallGraph.batch(8, 3);
        try (RunGraph free = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 0), 1));
                RunGraph clipped = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1e-3), 1))) {
            free.variables().initialise();
            clipped.variables().initialise();
            float norm = free.step(0, batch, 0, 1, SmallGraph.RATE).gradientNorm();
            assertThat(norm).isGreaterThan(1e-3f);
            assertThat(clipped.step(0, batch, 0, 1, SmallGraph.RATE).gradientNorm())
                    .isEqualTo(norm);
            double ratio = 1e-3 / norm;
            Map<String, double[]> freeMoments = moments(free);
            moments(clipped).forEach((name, value) -> {
                for (int i = 0; i < value.length; i++) {
                    assertThat(value[i]).as(name).isCloseTo(freeMoments.get(name)[i] * ratio, within(1e-8));
                }
            });
        }
    }

    @Test
    void theSameStepsGiveTheSameBits() {
        Batch batch = SmallGraph.batch(8, 4);
        Map<String, double[]> once = SmallGraph.after(SmallGraph.train(8, 1, 1), batch);
        Map<String, double[]> twice = SmallGraph.after(SmallGraph.train(8, 1, 1), batch);
        once.forEach((name, value) -> assertThat(twice.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void aSnapshotRestoresEverythingAndGoesOnToTheSameBits() {
        Batch batch = SmallGraph.batch(8, 5);
        Checkpoint middle;
        Map<String, double[]> expected;
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 1))) {
            graph.variables().initialise();
            graph.step(0, batch, 0, 1, SmallGraph.RATE);
            middle = graph.variables().snapshot(Map.of("epoch", "1"));
            graph.step(0, batch, 1, 2, SmallGraph.RATE);
            expected = SmallGraph.values(graph.variables().snapshot(Map.of()));
        }
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 1))) {
            graph.variables().restore(middle);
            graph.step(0, batch, 1, 2, SmallGraph.RATE);
            Map<String, double[]> resumed = SmallGraph.values(graph.variables().snapshot(Map.of()));
            assertThat(resumed.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (name, value) -> assertThat(resumed.get(name)).as(name).isEqualTo(value));
        }
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefusedByName() {
        Checkpoint twoBlocks;
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 2))) {
            graph.variables().initialise();
            twoBlocks = graph.variables().snapshot(Map.of());
        }
        Map<String, NamedTensor> fewer = new LinkedHashMap<>(twoBlocks.tensors());
        fewer.remove("model/block1/kernel");
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 2))) {
            assertThatThrownBy(() -> graph.variables().restore(new Checkpoint(fewer, Map.of())))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("model/block1/kernel");
        }
    }

    @Test
    void theSameNameStartsFromTheSameWeightsWhateverElseIsInTheGraph() {
        Map<String, double[]> small;
        Map<String, double[]> large;
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 1))) {
            graph.variables().initialise();
            small = SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
        }
        try (RunGraph graph = RunGraph.build(SmallGraph.spec(SmallGraph.train(8, 1, 1), 3))) {
            graph.variables().initialise();
            large = SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
        }
        small.forEach((name, value) -> assertThat(large.get(name)).as(name).isEqualTo(value));
    }

    @Test
    void aStrategyThatNeedsATeacherSaysSo() {
        DistillationStrategy<Record> needy =
                new AlteredStrategy(SmallGraph.plain(), Needs.TEACHER, (context, phases) -> phases);
        GraphSpec spec = SmallGraph.spec(SmallGraph.train(8, 1, 1), 1);
        Recipe recipe = spec.recipe();
        Selected<DistillationStrategy<Record>> asking = new Selected<>("needy", needy, new NoOptions());
        GraphSpec withNeedy = new GraphSpec(
                spec.data(), new Recipe(recipe.network(), asking, recipe.splitter(), recipe.train()), Optional.empty());
        assertThatThrownBy(() -> RunGraph.build(withNeedy))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("needy")
                .hasMessageContaining("teacher");
    }

    @Test
    void aPhaseThatIsNotOneIsTheStrategysFault() {
        GraphSpec spec = SmallGraph.spec(SmallGraph.train(8, 1, 1), 1);
        Recipe recipe = spec.recipe();
        DistillationStrategy<Record> withoutEpochs = new AlteredStrategy(
                SmallGraph.plain(),
                Needs.NO_TEACHER,
                (context, phases) -> phases.stream()
                        .map(phase -> new Phase("none", 0, phase.loss(), phase.terms(), phase.trains()))
                        .toList());
        Selected<DistillationStrategy<Record>> faulty = new Selected<>("faulty", withoutEpochs, new NoOptions());
        GraphSpec withFault = new GraphSpec(
                spec.data(), new Recipe(recipe.network(), faulty, recipe.splitter(), recipe.train()), Optional.empty());
        assertThatThrownBy(() -> RunGraph.build(withFault))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("strategy faulty: the phase none takes a share of the epochs in (0, 1], got 0.0");
    }

    /** A loss on the features after the first of three blocks trains that block, and the others are no fault. */
    @Test
    void ofTheBlocksThatAreReachedTheOthersAreNotNamed() {
        assertThat(unreachedByTheFirstBlock(ParameterGroup.STUDENT_BLOCKS))
                .containsExactly(
                        "model/block1/kernel", "model/block1/bias", "model/block2/kernel", "model/block2/bias");
        assertThat(unreachedByTheFirstBlock(ParameterGroup.STUDENT_BLOCKS_REACHED))
                .isEmpty();
    }

    private static List<String> unreachedByTheFirstBlock(ParameterGroup group) {
        GraphSpec spec = SmallGraph.spec(SmallGraph.train(8, 1, 1), 3);
        Recipe recipe = spec.recipe();
        DistillationStrategy<Record> hint = new AlteredStrategy(
                SmallGraph.plain(),
                Needs.NO_TEACHER,
                (context, phases) -> List.of(new Phase("hint", 1, ofFirstBlock(context), Map.of(), Set.of(group))));
        Selected<DistillationStrategy<Record>> chosen = new Selected<>("hint", hint, new NoOptions());
        GraphSpec hinted = new GraphSpec(
                spec.data(), new Recipe(recipe.network(), chosen, recipe.splitter(), recipe.train()), Optional.empty());
        try (RunGraph graph = RunGraph.build(hinted)) {
            graph.variables().initialise();
            Map<String, double[]> before = SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
            graph.step(0, SmallGraph.batch(8, 6), 0, 1, SmallGraph.RATE);
            Map<String, double[]> after = SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
            before.forEach((name, value) -> {
                if (name.startsWith("model/block0/")) {
                    assertThat(after.get(name)).as(name).isNotEqualTo(value);
                } else {
                    assertThat(after.get(name)).as(name).isEqualTo(value);
                }
            });
            return graph.phases().get(0).unreached();
        }
    }

    private static Operand<TFloat32> ofFirstBlock(StrategyContext context) {
        Ops tf = context.tf();
        Features first = context.student().blocks().get(0).apply(context.pass("hint", Mode.TRAINING), context.input());
        return tf.math.mean(tf.math.square(first.sequence()), tf.constant(new int[] {0, 1, 2}));
    }

    /** Two statistics share their count, the batches differ in size, and no step changes what was measured. */
    @Test
    void aStatisticIsMeasuredOnceOverAllBatchesAndKept() {
        GraphSpec spec = SmallGraph.spec(SmallGraph.train(8, 1, 1), 1);
        Recipe recipe = spec.recipe();
        Selected<DistillationStrategy<Record>> measuring = new Selected<>(
                "measuring",
                new AlteredStrategy(SmallGraph.plain(), Needs.NO_TEACHER, RunGraphTest::measuringChannels),
                new NoOptions());
        GraphSpec measured = new GraphSpec(
                spec.data(),
                new Recipe(recipe.network(), measuring, recipe.splitter(), recipe.train()),
                Optional.empty());
        Batch large = SmallGraph.batch(8, 6);
        Batch small = SmallGraph.batch(3, 7);
        double[] mean = new double[SmallGraph.CHANNELS];
        double[] square = new double[SmallGraph.CHANNELS];
        for (Batch each : List.of(large, small)) {
            for (int i = 0; i < each.size() * SmallGraph.STEPS * SmallGraph.CHANNELS; i++) {
                double value = each.sequences()[i];
                mean[i % SmallGraph.CHANNELS] += value / (11 * SmallGraph.STEPS);
                square[i % SmallGraph.CHANNELS] += value * value / (11 * SmallGraph.STEPS);
            }
        }
        Checkpoint kept;
        try (RunGraph graph = RunGraph.build(measured)) {
            graph.variables().initialise();
            assertThat(graph.hasMeasurements()).isTrue();
            graph.measure(each -> List.of(large, small).forEach(each));
            graph.step(0, large, 0, 1, SmallGraph.RATE);
            kept = graph.variables().snapshot(Map.of());
            assertThat(SmallGraph.values(graph.variables().measuredSnapshot(Map.of()))
                            .keySet())
                    .containsExactly("strategy/mean", "strategy/mean-square");
        }
        try (RunGraph graph = RunGraph.build(measured)) {
            graph.variables().restore(kept);
            Map<String, double[]> values = SmallGraph.values(graph.variables().measuredSnapshot(Map.of()));
            assertThat(values.get("strategy/mean")).containsExactly(mean, within(1e-6));
            assertThat(values.get("strategy/mean-square")).containsExactly(square, within(1e-6));
        }
        try (RunGraph graph = RunGraph.build(measured)) {
            graph.variables().initialise();
            assertThatThrownBy(() -> graph.measure(each -> {}))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("strategy/mean");
        }
        try (RunGraph graph = RunGraph.build(spec)) {
            assertThat(graph.hasMeasurements()).isFalse();
        }
    }

    @Test
    void anOperationWithoutGradientOnATrainedPathIsNamed() {
        GraphSpec spec = SmallGraph.spec(SmallGraph.train(8, 1, 1), 1);
        Selected<NetworkProvider<Record>> rounded =
                new Selected<>("rounding", new RoundingProvider(new LinearProvider(1)), new NoOptions());
        Recipe recipe = spec.recipe();
        GraphSpec rounding = new GraphSpec(
                spec.data(),
                new Recipe(rounded, recipe.strategy(), recipe.splitter(), recipe.train()),
                Optional.empty());
        assertThatThrownBy(() -> RunGraph.build(rounding))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("phase train")
                .hasMessageContaining("Round");
    }

    /** Each channel's mean and mean square over the training split. */
    private static List<Phase> measuringChannels(StrategyContext context, List<Phase> phases) {
        Ops tf = context.tf();
        Operand<TFloat32> x = context.input().sequence();
        Operand<TFloat32> steps = tf.reduceSum(context.input().mask(), tf.constant(new int[] {0, 1}));
        Statistic mean = context.parameters().statistic("mean", Shape.of(SmallGraph.CHANNELS), 0);
        Statistic square = context.parameters().statistic("mean-square", Shape.of(SmallGraph.CHANNELS), 1);
        mean.overTraining(tf.reduceSum(x, tf.constant(new int[] {0, 1})), steps);
        square.overTraining(tf.reduceSum(tf.math.square(x), tf.constant(new int[] {0, 1})), steps);
        assertThatThrownBy(() -> square.overTraining(steps, steps)).hasMessageContaining("strategy/mean-square");
        return phases;
    }

    private static Map<String, double[]> moments(RunGraph graph) {
        Map<String, double[]> all = SmallGraph.values(graph.variables().snapshot(Map.of()));
        all.keySet().removeIf(name -> !name.startsWith("adam-m/"));
        assertThat(all).isNotEmpty();
        return all;
    }
}
