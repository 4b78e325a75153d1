package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A built network over a graph of its own, and batches for it. */
final class NetworkBench implements AutoCloseable {
    static final int BATCH = 3;

    final GraphHarness harness = new GraphHarness(4);
    final int time;
    final Task task;
    final Network network;
    private final NetworkUnderTest under;
    private final List<ReadoutSpec> readouts;

    NetworkBench(NetworkUnderTest under, Task task, List<ReadoutSpec> readouts) {
        this.under = under;
        this.task = task;
        this.readouts = readouts;
        time = under.input().steps().orElse(under.steps());
        try {
            network = under.build(harness.scope("network"), task, readouts);
        } catch (RuntimeException e) {
            harness.close();
            throw e;
        }
    }

    /** [BATCH, time, channels]. */
    float[] values(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] values = new float[BATCH * time * under.input().width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Moves every parameter a little: among initial zeros, inputs of a ReLU stand exactly on its kink. */
    void leaveTheInitialValues() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
        for (String name : harness.parameters("")) {
            float[] values = harness.get(name);
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (0.05 * random.nextGaussian());
            }
            harness.set(name, values);
        }
    }

    float[] ones(int records) {
        float[] ones = new float[records * time];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The mask of a batch whose first record ends that many steps before the others. */
    float[] padded(int padding) {
        float[] mask = ones(BATCH);
        Arrays.fill(mask, time - padding, time, 0f);
        return mask;
    }

    Features batch(float[] values) {
        return batch(BATCH, values, ones(BATCH));
    }

    /** One record of that many steps, without padding. */
    Features shorter(int steps, float[] values) {
        float[] ones = new float[steps];
        Arrays.fill(ones, 1);
        return new Features(
                harness.input(
                        Shape.of(-1, -1, under.input().width()),
                        Shape.of(1, steps, under.input().width()),
                        values),
                harness.input(Shape.of(-1, -1), Shape.of(1, steps), ones),
                Optional.empty());
    }

    Features batch(int records, float[] values, float[] mask) {
        long known = under.input().masked() ? -1 : time;
        int width = under.input().width();
        return new Features(
                harness.input(Shape.of(-1, known, width), Shape.of(records, time, width), values),
                harness.input(Shape.of(-1, known), Shape.of(records, time), mask),
                Optional.empty());
    }

    /** The logits of every readout, each in row-major order. */
    List<float[]> logits(Mode mode, String name, Features input) {
        return harness.values(operands(mode, name, input));
    }

    /** A scalar that every logit has a part of its own in. */
    Operand<TFloat32> scalar(Features input) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        List<Operand<TFloat32>> parts = new ArrayList<>();
        for (Operand<TFloat32> logits : operands(Mode.INFERENCE, "scalar", input)) {
            float[] weights = new float[harness.value(logits).length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) random.nextGaussian();
            }
            Operand<TFloat32> flat = harness.tf().reshape(logits, harness.tf().constant(new int[] {-1}));
            parts.add(harness.tf()
                    .sum(
                            harness.tf().math.mul(flat, harness.tf().constant(weights)),
                            harness.tf().constant(0)));
        }
        return harness.tf().math.addN(parts);
    }

    private List<Operand<TFloat32>> operands(Mode mode, String name, Features input) {
        Pass pass = harness.pass(name, mode);
        Features features = input;
        for (Block block : network.blocks()) {
            features = block.apply(pass, features);
        }
        List<Operand<TFloat32>> logits = new ArrayList<>();
        for (ReadoutSpec readout : readouts) {
            logits.add(network.readout(readout.name()).logits(pass, features));
        }
        return logits;
    }

    @Override
    public void close() {
        harness.close();
    }

    static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f + 1e-4f * Math.abs(expected[i])));
        }
    }
}
