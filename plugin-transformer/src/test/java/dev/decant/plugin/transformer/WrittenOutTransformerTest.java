package dev.decant.plugin.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.plugin.transformer.TransformerConfig.Init;
import dev.decant.plugin.transformer.TransformerConfig.Pooling;
import dev.decant.plugin.transformer.TransformerConfig.Positions;
import dev.decant.plugin.transformer.TransformerConfig.Stem;
import dev.decant.testkit.GraphHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What every block and readout put out, beside the same arithmetic written out. */
class WrittenOutTransformerTest {
    private static final int RECORDS = 2;
    private static final int STEPS = 12;
    private static final int CHANNELS = 2;
    private static final int BLOCKS = 3;
    private static final ReadoutSpec POOLED = new ReadoutSpec("class", Form.POOLED);
    private static final ReadoutSpec PER_STEP = new ReadoutSpec("class", Form.PER_STEP);
    private static final ReadoutSpec TOKEN = new ReadoutSpec("distillation", Form.TOKEN);
    private static final ReadoutSpec SECOND_TOKEN = new ReadoutSpec("other", Form.TOKEN);

    static Stream<Case> cases() {
        return Stream.of(
                new Case("patches", config(8, 2, 3, Positions.LEARNED, Pooling.MEAN, Attends.EVERYWHERE), POOLED),
                new Case(
                        "patches with tokens",
                        config(8, 4, 3, Positions.LEARNED, Pooling.CLASS_TOKEN, Attends.EVERYWHERE),
                        TOKEN,
                        POOLED),
                new Case("rows", rows(6, 3, Attends.EVERYWHERE), POOLED, TOKEN),
                new Case("causal rows of a record", rows(6, 2, Attends.TO_THE_PAST), POOLED, TOKEN),
                new Case("causal rows", rows(5, 1, Attends.TO_THE_PAST), PER_STEP),
                new Case("causal rows with tokens", rows(6, 2, Attends.TO_THE_PAST), PER_STEP, TOKEN, SECOND_TOKEN),
                new Case("rows with tokens", rows(6, 2, Attends.EVERYWHERE), TOKEN, PER_STEP));
    }

    private enum Attends {
        EVERYWHERE,
        TO_THE_PAST
    }

    private static TransformerConfig rows(int depth, int heads, Attends attends) {
        return config(depth, heads, 1, Positions.SINUSOIDAL, Pooling.MEAN, attends);
    }

    private static TransformerConfig config(
            int depth, int heads, int patch, Positions positions, Pooling pooling, Attends attends) {
        return new TransformerConfig(
                BLOCKS,
                depth,
                heads,
                patch,
                2,
                0.1,
                positions,
                pooling,
                Init.SCALED,
                Stem.LINEAR,
                attends == Attends.TO_THE_PAST);
    }

    /** What is built. */
    record Case(String name, TransformerConfig config, List<ReadoutSpec> readouts) {
        Case(String name, TransformerConfig config, ReadoutSpec... readouts) {
            this(name, config, List.of(readouts));
        }

        boolean perStep() {
            return readouts.contains(PER_STEP);
        }

        Task task() {
            return perStep() ? new Task.PerStepBinary("event") : new Task.MultiLabel(List.of("a", "b", "c"));
        }

        boolean masked() {
            return config.positions() == Positions.SINUSOIDAL;
        }

        List<String> tokens() {
            List<String> tokens = new ArrayList<>();
            if (config.pooling() == Pooling.CLASS_TOKEN) {
                tokens.add("class");
            }
            readouts.stream()
                    .filter(spec -> spec.form() == Form.TOKEN)
                    .map(ReadoutSpec::name)
                    .forEach(tokens::add);
            return tokens;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBlockAndReadoutIsAsWrittenOut(Case built) {
        try (GraphHarness harness = new GraphHarness(2)) {
            Network network = new TransformerProvider()
                    .build(
                            harness.scope("network"),
                            new InputSpec(
                                    built.masked() ? OptionalInt.empty() : OptionalInt.of(STEPS),
                                    List.of("I", "II"),
                                    100),
                            built.task(),
                            built.readouts(),
                            built.config());
            randomise(harness);
            float[] x = random(RECORDS * STEPS * CHANNELS, 7, 1);
            float[] mask = new float[RECORDS * STEPS];
            Arrays.fill(mask, 0, mask.length - 5, 1f); // the second record ends within a patch
            long known = built.masked() ? -1 : STEPS;
            Features features = new Features(
                    harness.input(Shape.of(-1, known, CHANNELS), Shape.of(RECORDS, STEPS, CHANNELS), x),
                    harness.input(Shape.of(-1, known), Shape.of(RECORDS, STEPS), mask),
                    Optional.empty());
            Pass pass = harness.pass("pass", Mode.INFERENCE);
            List<Operand<TFloat32>> rows = new ArrayList<>();
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
                rows.add(
                        features.tokens().isEmpty()
                                ? features.sequence()
                                : harness.tf()
                                        .concat(
                                                List.of(features.tokens().get(), features.sequence()),
                                                harness.tf().constant(1)));
            }
            List<Operand<TFloat32>> fetched = new ArrayList<>(rows);
            for (ReadoutSpec spec : built.readouts()) {
                fetched.add(network.readout(spec.name()).logits(pass, features));
            }
            List<float[]> actual = harness.values(fetched);

            WrittenOutTransformer expected = new WrittenOutTransformer(
                    built.config(),
                    built.tokens(),
                    built.perStep(),
                    built.masked(),
                    name -> harness.get("network/" + name));
            for (int r = 0; r < RECORDS; r++) {
                double[] real = patchesWithARealStep(mask, r, built.config().patch());
                double[][] z = expected.embed(patches(x, r, built.config().patch()));
                for (int i = 0; i < BLOCKS; i++) {
                    z = expected.block(i, z, real);
                    assertRecord("block" + i, actual.get(i), r, flat(z));
                }
                for (int i = 0; i < built.readouts().size(); i++) {
                    ReadoutSpec spec = built.readouts().get(i);
                    double[][] read = expected.dense("readout/" + spec.name(), looksAt(spec, built, expected, z, real));
                    assertRecord(spec.name(), actual.get(BLOCKS + i), r, flat(read));
                }
            }
        }
    }

    private static double[][] looksAt(
            ReadoutSpec spec, Case built, WrittenOutTransformer network, double[][] rows, double[] mask) {
        boolean tokenOfTheRecord = !built.perStep() && built.tokens().contains(spec.name());
        if (tokenOfTheRecord) {
            int at = built.tokens().indexOf(spec.name());
            return Arrays.copyOfRange(rows, at, at + 1);
        }
        if (!built.perStep()) {
            return new double[][] {network.mean(rows, mask)};
        }
        int kind = spec.form() == Form.TOKEN
                ? built.tokens().indexOf(spec.name())
                : built.tokens().size();
        return Arrays.copyOfRange(rows, kind * STEPS, (kind + 1) * STEPS);
    }

    @Test
    void theErrorFunctionIsThatOfTheTables() {
        assertThat(WrittenOutTransformer.erf(0.5)).isCloseTo(0.5204998778130465, within(1e-14));
        assertThat(WrittenOutTransformer.erf(-1)).isCloseTo(-0.8427007929497149, within(1e-14));
        assertThat(WrittenOutTransformer.erf(3)).isCloseTo(0.9999779095030014, within(1e-14));
    }

    /** Nothing is left at zero or one, where a missing operation would not show. */
    private static void randomise(GraphHarness harness) {
        for (String name : harness.variables("network/")) {
            Shape shape = harness.shape(name);
            double deviation = name.endsWith("kernel") ? Math.sqrt(1.5 / shape.get(0)) : 0.5;
            float[] values = random((int) shape.size(), name.hashCode(), deviation);
            for (int i = 0; name.endsWith("scale") && i < values.length; i++) {
                values[i] += 1;
            }
            harness.set(name, values);
        }
    }

    private static double[][] patches(float[] x, int record, int patch) {
        int width = patch * CHANNELS;
        double[][] patches = new double[STEPS / patch][width];
        for (int i = 0; i < STEPS * CHANNELS; i++) {
            patches[i / width][i % width] = x[record * STEPS * CHANNELS + i];
        }
        return patches;
    }

    private static double[] patchesWithARealStep(float[] mask, int record, int patch) {
        double[] real = new double[STEPS / patch];
        for (int t = 0; t < STEPS; t++) {
            real[t / patch] = Math.max(real[t / patch], mask[record * STEPS + t]);
        }
        return real;
    }

    private static float[] random(int count, long seed, double deviation) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertRecord(String what, float[] batch, int record, double[] expected) {
        assertThat(batch).as(what).hasSize(RECORDS * expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) batch[record * expected.length + i])
                    .as("%s, record %d, value %d", what, record, i)
                    .isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
        }
    }
}
