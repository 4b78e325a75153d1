package dev.decant.plugin.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.plugin.transformer.TransformerConfig.Init;
import dev.decant.plugin.transformer.TransformerConfig.Pooling;
import dev.decant.plugin.transformer.TransformerConfig.Positions;
import dev.decant.plugin.transformer.TransformerConfig.Stem;
import dev.decant.testkit.GraphHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What attention and branches start from at every width, and that an encoder of any width can learn from there. */
class InitialisationTest {
    private static final int RECORDS = 64;
    private static final int STEPS = 200;
    private static final int PATCH = 20;
    private static final Task TASK = new Task.MultiClass(List.of("a", "b", "c"));
    private static final ReadoutSpec POOLED = ReadoutSpec.of(TASK);

    private static TransformerConfig config(int depth, Init init, Stem stem) {
        return new TransformerConfig(3, depth, 4, PATCH, 4, 0, Positions.LEARNED, Pooling.MEAN, init, stem, false);
    }

    /**
     * Logits q k / sqrt(depth of a head) of normalised inputs have a variance of 1 under Glorot's kernels; a branch of
     * one block adds as much as its input has, give or take.
     */
    @ParameterizedTest
    @ValueSource(ints = {32, 64, 96, 128, 256, 512, 768})
    void attentionAndBranchesMatterAtEveryWidth(int depth) {
        try (Started started = new Started(config(depth, Init.SCALED, Stem.LINEAR))) {
            assertThat(started.logitDeviation()).isBetween(0.5, 2.0);
            assertThat(started.branchShare()).isBetween(0.2, 1.5);
        }
    }

    /** The constant was made for 768: uncut, 0.02^2 * 96 = 0.04 is a logit's deviation at 96, and 0.3 at 768; the cut takes a quarter. */
    @ParameterizedTest
    @CsvSource({"96, 0.02, 0.06, 0.02, 0.1", "768, 0.15, 0.5, 0.4, 1.5"})
    void aConstantDeviationIsForOneWidth(
            int depth, double fewestLogit, double mostLogit, double smallestBranch, double largestBranch) {
        try (Started started = new Started(config(depth, Init.VIT, Stem.LINEAR))) {
            assertThat(started.logitDeviation()).isBetween(fewestLogit, mostLogit);
            assertThat(started.branchShare()).isBetween(smallestBranch, largestBranch);
        }
    }

    /** Labels are drawn, so that there is nothing to learn but the records themselves. */
    @ParameterizedTest
    @ValueSource(ints = {32, 96, 256})
    void everyWidthLearnsSixtyFourRecordsByHeart(int depth) {
        assertThat(lossAfter(60, config(depth, Init.SCALED, Stem.LINEAR))).isLessThan(0.05);
    }

    @ParameterizedTest
    @EnumSource(Stem.class)
    void everyStemLearnsSixtyFourRecordsByHeart(Stem stem) {
        assertThat(lossAfter(60, config(64, Init.SCALED, stem))).isLessThan(0.05);
    }

    @Test
    void weightDecayActsOnKernelsAlone() {
        TransformerConfig config = new TransformerConfig(
                2, 8, 2, PATCH, 2, 0, Positions.LEARNED, Pooling.CLASS_TOKEN, Init.SCALED, Stem.CONV, false);
        try (Started started = new Started(config)) {
            assertThat(started.harness.parameters("student/"))
                    .anyMatch(name -> name.endsWith("positions"))
                    .anyMatch(name -> name.contains("token/"))
                    .allMatch(name -> started.harness.decays(name) == name.endsWith("kernel"));
        }
    }

    /** Adam (Kingma and Ba 2015) at 1e-3 on all records at once. */
    private static double lossAfter(int steps, TransformerConfig config) {
        try (Started started = new Started(config)) {
            GraphHarness harness = started.harness;
            Operand<TFloat32> loss = started.loss();
            Map<String, Operand<TFloat32>> gradients = harness.gradientTensors(loss, harness.parameters("student/"));
            List<String> names = List.copyOf(gradients.keySet());
            List<float[]> first = new ArrayList<>();
            List<float[]> second = new ArrayList<>();
            for (int t = 1; t <= steps; t++) {
                List<float[]> g = harness.values(gradients.values());
                List<float[]> values = harness.get(names);
                for (int i = 0; i < names.size(); i++) {
                    if (t == 1) {
                        first.add(new float[g.get(i).length]);
                        second.add(new float[g.get(i).length]);
                    }
                    adam(t, values.get(i), g.get(i), first.get(i), second.get(i));
                    harness.set(names.get(i), values.get(i));
                }
            }
            return harness.scalar(loss);
        }
    }

    private static void adam(int t, float[] value, float[] g, float[] m, float[] v) {
        for (int j = 0; j < value.length; j++) {
            m[j] = 0.9f * m[j] + 0.1f * g[j];
            v[j] = 0.999f * v[j] + 0.001f * g[j] * g[j];
            double step = m[j] / (1 - Math.pow(0.9, t)) / (Math.sqrt(v[j] / (1 - Math.pow(0.999, t))) + 1e-8);
            value[j] -= (float) (1e-3 * step);
        }
    }

    /** A network as it starts, applied to noise. */
    private static final class Started implements AutoCloseable {
        final GraphHarness harness = new GraphHarness(5);
        private final Network network;
        private final Pass pass;
        private final AtomicReference<Operand<TFloat32>> attention = new AtomicReference<>();
        private final List<Features> after = new ArrayList<>();

        Started(TransformerConfig config) {
            Random random = new Random(1);
            float[] x = new float[RECORDS * STEPS];
            IntStream.range(0, x.length).forEach(i -> x[i] = (float) random.nextGaussian());
            float[] mask = new float[x.length];
            Arrays.fill(mask, 1);
            network = new TransformerProvider()
                    .build(
                            harness.scope("student"),
                            new InputSpec(OptionalInt.of(STEPS), List.of("I"), 100),
                            TASK,
                            List.of(POOLED),
                            config);
            Pass bare = harness.pass("pass", Mode.INFERENCE);
            pass = new Pass(bare.tf(), bare.mode(), bare.random(), (name, value) -> {
                if (name.startsWith("block1/")) {
                    attention.set(value);
                }
            });
            Features features = new Features(
                    harness.input(Shape.of(-1, STEPS, 1), Shape.of(RECORDS, STEPS, 1), x),
                    harness.input(Shape.of(-1, STEPS), Shape.of(RECORDS, STEPS), mask),
                    Optional.empty());
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
                after.add(features);
            }
        }

        /** Of the second block's logits within a row: the softmax leaves their differences in its logarithm. */
        double logitDeviation() {
            float[] weights = harness.value(attention.get());
            int tokens = STEPS / PATCH;
            double squares = 0;
            for (int row = 0; row < weights.length; row += tokens) {
                double[] logs = new double[tokens];
                for (int j = 0; j < tokens; j++) {
                    logs[j] = Math.log(weights[row + j]);
                }
                double mean = Arrays.stream(logs).average().orElseThrow();
                squares += Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum() / (tokens - 1);
            }
            return Math.sqrt(squares * tokens / weights.length);
        }

        /** What the second block adds, over what it is added to, as root mean squares. */
        double branchShare() {
            Ops tf = harness.tf();
            float[] before = harness.value(after.get(0).sequence());
            float[] added = harness.value(
                    tf.math.sub(after.get(1).sequence(), after.get(0).sequence()));
            return Math.sqrt(squares(added) / squares(before));
        }

        private static double squares(float[] values) {
            double sum = 0;
            for (float value : values) {
                sum += (double) value * value;
            }
            return sum;
        }

        /** Cross-entropy with drawn labels. */
        Operand<TFloat32> loss() {
            Ops tf = harness.tf();
            Random random = new Random(2);
            float[] targets = new float[RECORDS * 3];
            for (int r = 0; r < RECORDS; r++) {
                targets[3 * r + random.nextInt(3)] = 1;
            }
            Operand<TFloat32> labels = harness.input(Shape.of(-1, 3), Shape.of(RECORDS, 3), targets);
            Operand<TFloat32> logits = network.readout(POOLED.name()).logits(pass, after.get(2));
            return tf.math.neg(tf.math.mean(
                    tf.reduceSum(tf.math.mul(labels, tf.nn.logSoftmax(logits)), tf.constant(1)), tf.constant(0)));
        }

        @Override
        public void close() {
            harness.close();
        }
    }
}
