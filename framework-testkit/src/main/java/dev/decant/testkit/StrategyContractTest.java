package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * What every distillation strategy keeps, for each of its configurations and each kind of task, with a student that
 * offers every readout and a teacher of other lengths and depths (of other depths only where the task is per step).
 *
 * <pre>class MyStrategyContractTest extends StrategyContractTest&lt;MyOptions&gt; {
 *     protected DistillationStrategy&lt;MyOptions&gt; strategy() { return new MyStrategy(); }
 *     protected Map&lt;String, MyOptions&gt; configurations() { return Map.of("defaults", new MyOptions(0.5)); }
 * }</pre>
 */
public abstract class StrategyContractTest<C extends Record> {
    private static final int BATCH = 3;
    private static final int TIME = 8;
    private static final int CHANNELS = 2;

    /** The strategy to test. */
    protected abstract DistillationStrategy<C> strategy();

    /** The configurations to test it with, by a name for the report. */
    protected abstract Map<String, C> configurations();

    /** The tasks that the strategy supports; all three kinds unless overridden. */
    protected List<Task> tasks() {
        return List.of(
                new Task.MultiClass(List.of("a", "b", "c")),
                new Task.MultiLabel(List.of("a", "b")),
                new Task.PerStepBinary("event"));
    }

    @TestFactory
    Stream<DynamicTest> lossAndTermsAreFiniteScalars() {
        return everywhere(bench -> {
            for (Phase phase : bench.phases) {
                List<Operand<TFloat32>> scalars = new ArrayList<>(phase.terms().values());
                scalars.add(phase.loss());
                assertThat(bench.harness.values(scalars))
                        .as("terms " + phase.terms().keySet() + " and loss of " + phase.name())
                        .allSatisfy(value -> {
                            assertThat(value).hasSize(1);
                            assertThat(value[0]).isFinite();
                        });
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> sharesOfEpochsSumToOneAndPhasesHaveNamesOfTheirOwn() {
        return everywhere(bench -> {
            assertThat(bench.phases).isNotEmpty();
            assertThat(bench.phases)
                    .allSatisfy(phase ->
                            assertThat(phase.shareOfEpochs()).isGreaterThan(0).isLessThanOrEqualTo(1));
            assertThat(bench.phases.stream().mapToDouble(Phase::shareOfEpochs).sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(bench.phases).extracting(Phase::name).doesNotHaveDuplicates();
        });
    }

    @TestFactory
    Stream<DynamicTest> gradientReachesEveryTrainedGroup() {
        return everywhere(bench -> {
            for (Phase phase : bench.phases) {
                Map<String, float[]> gradients = bench.harness.gradients(phase.loss(), bench.trainedBy(phase));
                assertThat(gradients.values())
                        .allSatisfy(gradient -> assertThat(norm(gradient)).isFinite());
                for (ParameterGroup group : phase.trains()) {
                    List<String> names = bench.parameters(group);
                    if (group != ParameterGroup.STRATEGY || !names.isEmpty()) {
                        assertThat(names)
                                .as("parameters of " + group + " that " + phase.name() + " moves")
                                .anyMatch(name -> norm(gradients.getOrDefault(name, new float[0])) > 0);
                    }
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> gradientAgreesWithFiniteDifferences() {
        return everywhere(bench -> {
            for (Phase phase : bench.phases) {
                if (differentiable(bench.config)) {
                    assertThat(FiniteDifferences.on(bench.harness, 2)
                                    .disagreements(phase.loss(), bench.trainedBy(phase)))
                            .as("gradient of " + phase.name())
                            .isEmpty();
                }
            }
        });
    }

    /**
     * Whether the gradient is that of the loss: not where a configuration stops gradients on purpose. The default says
     * that it is.
     */
    protected boolean differentiable(C config) {
        return true;
    }

    @TestFactory
    Stream<DynamicTest> aStepLowersTheLossAndLeavesTheTeacherAsItWas() {
        return everywhere(bench -> {
            for (Phase phase : bench.phases) {
                List<String> teacher = bench.harness.variables("teacher/");
                List<float[]> teacherBefore = bench.harness.get(teacher);
                float before = bench.harness.scalar(phase.loss());
                Map<String, float[]> gradients = bench.harness.gradients(phase.loss(), bench.trainedBy(phase));
                double squares = gradients.values().stream()
                        .mapToDouble(gradient -> norm(gradient) * norm(gradient))
                        .sum();
                // A step along the gradient that should lower the loss by about a thousandth of it.
                double rate = 1e-3 * Math.abs(before) / squares;
                List<String> trained = List.copyOf(gradients.keySet());
                List<float[]> values = bench.harness.get(trained);
                for (int p = 0; p < trained.size(); p++) {
                    float[] gradient = Objects.requireNonNull(gradients.get(trained.get(p)));
                    float[] moved = values.get(p);
                    for (int i = 0; i < moved.length; i++) {
                        moved[i] -= (float) (rate * gradient[i]);
                    }
                    bench.harness.set(trained.get(p), moved);
                }
                assertThat(bench.harness.scalar(phase.loss()))
                        .as("loss of " + phase.name() + " after a step")
                        .isLessThan(before);
                assertThat(bench.harness.get(teacher))
                        .as("the teacher")
                        .usingRecursiveComparison()
                        .isEqualTo(teacherBefore);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theTeacherIsInInferenceModeAlways() {
        return everywhere(bench -> assertThat(bench.teacher.applications())
                .allSatisfy(application -> assertThat(application.pass().mode()).isEqualTo(Mode.INFERENCE)));
    }

    @TestFactory
    Stream<DynamicTest> predictReturnsProbabilities() {
        return everywhere(bench -> {
            float[] probabilities = bench.harness.value(bench.prediction);
            int width = bench.task instanceof Task.PerStepBinary ? TIME : bench.task.outputs();
            assertThat(probabilities).hasSize(BATCH * width);
            for (float probability : probabilities) {
                assertThat(probability).isBetween(0f, 1f);
            }
            if (bench.task instanceof Task.MultiClass) {
                for (int record = 0; record < BATCH; record++) {
                    double sum = 0;
                    for (int c = 0; c < width; c++) {
                        sum += probabilities[record * width + c];
                    }
                    assertThat(sum).isCloseTo(1, within(1e-5));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> asksForTheReadoutThatEveryNetworkOffers() {
        return everywhere(bench -> {
            List<ReadoutSpec> readouts = strategy().readouts(bench.task, bench.config);
            assertThat(readouts)
                    .extracting(ReadoutSpec::name)
                    .contains(ReadoutSpec.CLASS)
                    .doesNotHaveDuplicates();
        });
    }

    private Stream<DynamicTest> everywhere(Consumer<Bench<C>> check) {
        List<DynamicTest> tests = new ArrayList<>();
        configurations().forEach((name, config) -> {
            for (Task task : tasks()) {
                tests.add(DynamicTest.dynamicTest(name + ", " + task.getClass().getSimpleName(), () -> {
                    try (GraphHarness harness = new GraphHarness(17)) {
                        check.accept(new Bench<>(harness, strategy(), task, config));
                    }
                }));
            }
        });
        return tests.stream();
    }

    private static double norm(float[] gradient) {
        double squares = 0;
        for (float value : gradient) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    /** One strategy, configuration and task over a graph of its own. */
    private static final class Bench<C extends Record> {
        final GraphHarness harness;
        final Task task;
        final C config;
        final WatchedNetwork teacher;
        final List<Phase> phases;
        final Operand<TFloat32> prediction;

        Bench(GraphHarness harness, DistillationStrategy<C> strategy, Task task, C config) {
            this.harness = harness;
            this.task = task;
            this.config = config;
            boolean perStep = task instanceof Task.PerStepBinary;
            ReadoutSpec ordinary =
                    new ReadoutSpec(ReadoutSpec.CLASS, perStep ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED);
            teacher = new WatchedNetwork(LinearNetwork.build(
                    harness.scope("teacher"),
                    CHANNELS,
                    List.of(new Layer(4, 1), new Layer(5, perStep ? 1 : 2), new Layer(3, 1)),
                    Tokens.WITHOUT,
                    task,
                    List.of(ordinary)));
            List<ReadoutSpec> readouts = strategy.readouts(task, config);
            LinearNetwork student = LinearNetwork.build(
                    harness.scope("student"),
                    CHANNELS,
                    List.of(new Layer(3, perStep ? 1 : 2), new Layer(3, 1), new Layer(4, 1)),
                    Tokens.WITH,
                    task,
                    readouts);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(5);
            Features input = new Features(
                    harness.input(
                            Shape.of(-1, perStep ? -1 : TIME, CHANNELS),
                            Shape.of(BATCH, TIME, CHANNELS),
                            gaussian(random, BATCH * TIME * CHANNELS)),
                    harness.input(Shape.of(-1, perStep ? -1 : TIME), Shape.of(BATCH, TIME), mask()),
                    Optional.empty());
            HarnessContext context = HarnessContext.of(harness, task, input, targets(harness, task), student, teacher);
            phases = strategy.phases(context, config);

            Pass pass = harness.pass("prediction", Mode.INFERENCE);
            Features last = input;
            for (Block block : student.blocks()) {
                last = block.apply(pass, last);
            }
            Map<String, Operand<TFloat32>> logits = new LinkedHashMap<>();
            for (ReadoutSpec readout : readouts) {
                logits.put(readout.name(), student.readout(readout.name()).logits(pass, last));
            }
            prediction = strategy.predict(harness.tf(), task, logits, config);
        }

        List<String> parameters(ParameterGroup group) {
            return switch (group) {
                case STUDENT_BLOCKS ->
                    harness.parameters("student/").stream()
                            .filter(name -> !harness.isReadout(name))
                            .toList();
                case STUDENT_READOUTS ->
                    harness.parameters("student/").stream()
                            .filter(harness::isReadout)
                            .toList();
                case STRATEGY -> harness.parameters("strategy/");
            };
        }

        List<String> trainedBy(Phase phase) {
            return phase.trains().stream()
                    .flatMap(group -> parameters(group).stream())
                    .toList();
        }

        /** The last record has two steps of padding. */
        private static float[] mask() {
            float[] mask = new float[BATCH * TIME];
            Arrays.fill(mask, 1);
            mask[BATCH * TIME - 1] = 0;
            mask[BATCH * TIME - 2] = 0;
            return mask;
        }

        private static Operand<TFloat32> targets(GraphHarness harness, Task task) {
            if (task instanceof Task.PerStepBinary) {
                float[] targets = new float[BATCH * TIME];
                for (int i = 0; i < targets.length; i++) {
                    targets[i] = i % 3 == 0 ? 1 : 0;
                }
                return harness.input(Shape.of(-1, -1), Shape.of(BATCH, TIME), targets);
            }
            float[] targets = new float[BATCH * task.outputs()];
            for (int record = 0; record < BATCH; record++) {
                targets[record * task.outputs() + record % task.outputs()] = 1;
            }
            return harness.input(Shape.of(-1, task.outputs()), Shape.of(BATCH, task.outputs()), targets);
        }

        private static float[] gaussian(RandomGenerator random, int count) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }
    }
}
