package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.extension.Extension;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.testkit.StrategyBench.Lengths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What every distillation strategy keeps, with its shipped defaults and each other configuration, for each kind of task,
 * with a student that offers every readout and a teacher of other lengths and depths (of other depths only where the
 * task is per step).
 *
 * <pre>class MyStrategyContractTest extends StrategyContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-strategy"; }
 *     protected DistillationStrategy&lt;MyOptions&gt; strategy() { return new MyStrategy(); }
 *     protected Map&lt;String, MyOptions&gt; configurations() { return Map.of("alone", shipped("alpha = 1")); }
 * }</pre>
 */
public abstract class StrategyContractTest<C extends Record> extends ExtensionContractTest<C> {
    /** The strategy to test. */
    protected abstract DistillationStrategy<C> strategy();

    /** The configurations to test it with beside the shipped defaults, by a name for the report. */
    protected Map<String, C> configurations() {
        return Map.of();
    }

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

    /** Where lengths vary, a record is padded to the longest of its batch, which must not change what it teaches. */
    @TestFactory
    Stream<DynamicTest> neitherWhatPaddingHoldsNorItsLengthChangesALossOrTerm() {
        return everywhere(Lengths.VARIED, bench -> {
            Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
            for (Phase phase : bench.phases) {
                phase.terms().forEach((name, term) -> scalars.put("term " + name + " of " + phase.name(), term));
                scalars.put("loss of " + phase.name(), phase.loss());
            }
            List<float[]> expected = measured(bench, scalars.values());
            bench.pad(StrategyBench.TIME, 5);
            assertSame(scalars.keySet(), measured(bench, scalars.values()), expected, "what stands in padding");
            bench.pad(StrategyBench.TIME + 4, 5);
            assertSame(scalars.keySet(), measured(bench, scalars.values()), expected, "longer padding");
        });
    }

    private static List<float[]> measured(StrategyBench<?> bench, Collection<Operand<TFloat32>> scalars) {
        bench.harness.measureStatistics();
        return bench.harness.values(scalars);
    }

    private static void assertSame(
            Collection<String> names, List<float[]> actual, List<float[]> expected, String changed) {
        int i = 0;
        for (String name : names) {
            double before = expected.get(i)[0];
            assertThat((double) actual.get(i)[0])
                    .as(name + ": " + changed + " changes it, but only real steps count: multiply by Features.mask, and"
                            + " divide by the number of real steps, as MaskedMean and Pooling.maskedMean do")
                    .isCloseTo(before, within(1e-5 + 1e-4 * Math.abs(before)));
            i++;
        }
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
            int width = bench.task instanceof Task.PerStepBinary ? StrategyBench.TIME : bench.task.outputs();
            assertThat(probabilities).hasSize(StrategyBench.BATCH * width);
            for (float probability : probabilities) {
                assertThat(probability).isBetween(0f, 1f);
            }
            if (bench.task instanceof Task.MultiClass) {
                for (int record = 0; record < StrategyBench.BATCH; record++) {
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

    private Stream<DynamicTest> everywhere(Consumer<StrategyBench<C>> check) {
        return everywhere(Lengths.KNOWN, check);
    }

    private Stream<DynamicTest> everywhere(Lengths lengths, Consumer<StrategyBench<C>> check) {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, C> configurations = new LinkedHashMap<>();
        configurations.put("shipped defaults", shipped());
        configurations.putAll(configurations());
        configurations.forEach((name, config) -> {
            for (Task task : tasks()) {
                NamedCase named = new NamedCase(name + ", " + task.getClass().getSimpleName());
                tests.add(DynamicTest.dynamicTest(
                        named.name(), () -> named.check(() -> check(config, task, lengths, check))));
            }
        });
        return tests.stream();
    }

    private void check(C config, Task task, Lengths lengths, Consumer<StrategyBench<C>> check) {
        try (GraphHarness harness = new GraphHarness(17)) {
            check.accept(new StrategyBench<>(harness, strategy(), task, config, lengths));
        }
    }

    private static double norm(float[] gradient) {
        double squares = 0;
        for (float value : gradient) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.STRATEGY;
    }

    @Override
    final Extension<C> extension() {
        return strategy();
    }
}
