package dev.decant.plugin.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.testkit.GraphHarness;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** The fused network beside the unrolled one: the same numbers, and, on request, what a step takes. */
final class UnrolledLstmTest {
    private static final Task TASK = new Task.PerStepBinary("sepsis");

    @Test
    void lossAndGradientsAreThoseOfTheStepsWrittenOut() {
        LstmConfig config = new LstmConfig(3, 6, 0);
        try (Bench fused = Bench.of(Form.FUSED, config, 3, 7, 5);
                Bench unrolled = Bench.of(Form.UNROLLED, config, 3, 7, 5)) {
            List<String> names = fused.harness.parameters("");
            assertThat(unrolled.harness.parameters("")).containsExactlyInAnyOrderElementsOf(names);
            assertThat(fused.harness.scalar(fused.loss))
                    .isCloseTo(unrolled.harness.scalar(unrolled.loss), within(1e-6f));
            Map<String, float[]> expected = unrolled.harness.gradients(unrolled.loss, names);
            fused.harness
                    .gradients(fused.loss, names)
                    .forEach((name, gradient) -> assertThat(gradient)
                            .as(name)
                            .containsExactly(Objects.requireNonNull(expected.get(name)), within(1e-6f)));
        }
    }

    /**
     * {@code ./mvnw test -pl plugin-lstm -am -Dtest=UnrolledLstmTest -Dsurefire.failIfNoSpecifiedTests=false
     * -Ddecant.measure=true} prints how long it takes to build each graph with its gradients, its first step and its
     * later ones: three layers, batches of 32 sequences of 48 hours and 108 features.
     */
    @ParameterizedTest
    @ValueSource(ints = {128, 256})
    @EnabledIfSystemProperty(named = "decant.measure", matches = "true")
    void aStepBesideTheUnrolledOne(int units) {
        LstmConfig config = new LstmConfig(3, units, 0);
        Map<Form, double[]> seconds = new EnumMap<>(Form.class);
        Bench.of(Form.FUSED, config, 32, 48, 108).close(); // loads classes and libraries
        for (Form form : Form.values()) {
            long start = System.nanoTime();
            try (Bench bench = Bench.of(form, config, 32, 48, 108)) {
                List<String> names = bench.harness.parameters("");
                Operand<TFloat32> step = bench.harness.squaredGradientNorm(bench.loss, names);
                double built = since(start);
                bench.harness.get(names); // initial values
                double first = timed(bench, step);
                double[] later = IntStream.range(0, 30)
                        .mapToDouble(i -> timed(bench, step))
                        .sorted()
                        .toArray();
                seconds.put(form, new double[] {built, first, later[later.length / 2]});
            }
        }
        String[] what = {"graph and gradients", "first step", "median later step"};
        for (int i = 0; i < what.length; i++) {
            double fused = Objects.requireNonNull(seconds.get(Form.FUSED))[i];
            double unrolled = Objects.requireNonNull(seconds.get(Form.UNROLLED))[i];
            System.out.printf(
                    Locale.ROOT,
                    "3 x %d units, %s: fused %.1f ms, unrolled %.1f ms, ratio %.2f%n",
                    units,
                    what[i],
                    1000 * fused,
                    1000 * unrolled,
                    unrolled / fused);
        }
    }

    private static double timed(Bench bench, Operand<TFloat32> step) {
        long start = System.nanoTime();
        assertThat(bench.harness.scalar(step)).isFinite();
        return since(start);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private enum Form {
        FUSED,
        UNROLLED
    }

    /** One form of the network over a graph of its own; the last record ends early. */
    private record Bench(GraphHarness harness, Operand<TFloat32> loss) implements AutoCloseable {
        static Bench of(Form form, LstmConfig config, int batch, int steps, int channels) {
            GraphHarness harness = new GraphHarness(3);
            Random random = new Random(1);
            float[] values = new float[batch * steps * channels];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            float[] mask = new float[batch * steps];
            Arrays.fill(mask, 0, mask.length - steps / 3, 1f);
            float[] targets = new float[batch * steps];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = i % 5 == 0 ? 1 : 0;
            }
            Features in = new Features(
                    harness.input(Shape.of(-1, -1, channels), Shape.of(batch, steps, channels), values),
                    harness.input(Shape.of(-1, -1), Shape.of(batch, steps), mask),
                    Optional.empty());
            Operand<TFloat32> logits = form == Form.FUSED
                    ? fused(harness, in, channels, config)
                    : new UnrolledLstm(harness.scope("network"), channels, config)
                            .logits(harness.tf(), in, batch, steps);
            Operand<TFloat32> loss = new TaskLoss(TASK, new float[] {1})
                    .of(
                            harness.tf(),
                            logits,
                            harness.input(Shape.of(-1, -1), Shape.of(batch, steps), targets),
                            in.mask());
            return new Bench(harness, loss);
        }

        private static Operand<TFloat32> fused(GraphHarness harness, Features in, int channels, LstmConfig config) {
            InputSpec input = new InputSpec(
                    OptionalInt.empty(),
                    IntStream.range(0, channels).mapToObj(Integer::toString).toList(),
                    1 / 3600.0);
            Network network = new LstmProvider()
                    .build(
                            harness.scope("network"),
                            input,
                            TASK,
                            List.of(new ReadoutSpec(ReadoutSpec.CLASS, ReadoutSpec.Form.PER_STEP)),
                            config);
            Pass pass = harness.pass("step", Mode.TRAINING);
            Features features = in;
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
            }
            return network.readout(ReadoutSpec.CLASS).logits(pass, features);
        }

        @Override
        public void close() {
            harness.close();
        }
    }
}
