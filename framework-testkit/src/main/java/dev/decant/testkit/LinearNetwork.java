package dev.decant.testkit;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Initializer;
import dev.decant.api.network.Network;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.nn.initializer.Initializers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * A toy network that can be computed by hand: block n is z -> z A_n, of which every stride-th step stays. With tokens it
 * carries one for each TOKEN readout, and both kinds see each other:
 *
 * <pre>tokens'   = tokens A_n + mean over real steps of (z) B_n,   before the first block: learned
 * sequence' = (z A_n + mean of (tokens) C_n)[every stride-th step]; the first block sees no tokens</pre>
 *
 * Parameters: {@code block<n>/kernel} A_n, {@code block<n>/to-tokens} B_n, {@code block<n>/from-tokens} C_n, {@code
 * tokens}, {@code readout/<name>/kernel}.
 */
public final class LinearNetwork implements Network {
    private final List<Block> blocks;
    private final Map<String, Readout> readouts;
    private final boolean independentOfBatch;

    /**
     * One block.
     *
     * @param depth the depth that it puts out
     * @param stride it keeps steps 0, stride, 2 stride, ...
     */
    public record Layer(int depth, int stride) {}

    /** Whether a network carries tokens. */
    public enum Tokens {
        /** None: a TOKEN readout is refused. */
        WITHOUT,
        /** One for each TOKEN readout, and at least one. */
        WITH
    }

    private LinearNetwork(List<Block> blocks, Map<String, Readout> readouts, boolean independentOfBatch) {
        this.blocks = List.copyOf(blocks);
        this.readouts = Map.copyOf(readouts);
        this.independentOfBatch = independentOfBatch;
    }

    /** Creates the parameters; {@code channels} is the depth of the input. */
    public static LinearNetwork build(
            ParameterScope scope,
            int channels,
            List<Layer> layers,
            Tokens tokens,
            Task task,
            List<ReadoutSpec> readouts) {
        List<String> tokenNames = readouts.stream()
                .filter(spec -> spec.form() == ReadoutSpec.Form.TOKEN)
                .map(ReadoutSpec::name)
                .toList();
        readouts.forEach(spec -> refuseWhatCannotBeOffered(layers, tokens, task, spec));
        List<Block> blocks = new ArrayList<>();
        int depth = channels;
        for (Layer layer : layers) {
            ParameterScope own = scope.child("block" + blocks.size());
            Parameter kernel = matrix(own, "kernel", depth, layer.depth());
            if (tokens == Tokens.WITHOUT) {
                blocks.add(block("block" + blocks.size(), layer, kernel));
            } else {
                Parameter toTokens = matrix(own, "to-tokens", depth, layer.depth());
                Parameter other = blocks.isEmpty()
                        ? scope.parameter(
                                "tokens",
                                Shape.of(1, Math.max(1, tokenNames.size()), layer.depth()),
                                Initializers.truncatedNormal(1))
                        : matrix(own, "from-tokens", depth, layer.depth());
                blocks.add(
                        blocks.isEmpty()
                                ? firstWithTokens(layer, kernel, toTokens, other)
                                : withTokens("block" + blocks.size(), layer, kernel, toTokens, other));
            }
            depth = layer.depth();
        }
        Map<String, Readout> offered = new LinkedHashMap<>();
        for (ReadoutSpec spec : readouts) {
            Parameter kernel = matrix(scope.readout(spec.name()), "kernel", depth, task.outputs());
            int token = tokenNames.indexOf(spec.name());
            offered.put(spec.name(), readout(spec.form(), token, kernel, task));
        }
        return new LinearNetwork(blocks, offered, true);
    }

    /** The same network, which says that its records depend on each other: strategies may then not join batches. */
    public LinearNetwork dependentOnBatch() {
        return new LinearNetwork(blocks, readouts, false);
    }

    @Override
    public List<Block> blocks() {
        return blocks;
    }

    @Override
    public Readout readout(String name) {
        Readout readout = readouts.get(name);
        if (readout == null) {
            throw new IllegalArgumentException("no readout " + name + " was asked for, only " + readouts.keySet());
        }
        return readout;
    }

    @Override
    public boolean independentOfBatch() {
        return independentOfBatch;
    }

    private static void refuseWhatCannotBeOffered(List<Layer> layers, Tokens tokens, Task task, ReadoutSpec spec) {
        boolean perStep = task instanceof Task.PerStepBinary;
        String reason = "";
        if (spec.form() == ReadoutSpec.Form.TOKEN && tokens == Tokens.WITHOUT) {
            reason = "it has no tokens";
        } else if ((spec.form() == ReadoutSpec.Form.PER_STEP) != perStep && spec.form() != ReadoutSpec.Form.TOKEN) {
            reason = "the task is " + (perStep ? "" : "not ") + "per step";
        } else if (perStep && layers.stream().anyMatch(layer -> layer.stride() != 1)) {
            reason = "its strides leave out steps";
        }
        if (!reason.isEmpty()) {
            throw new InvalidConfiguration(
                    "the linear network cannot offer the readout " + spec.name() + " (" + spec.form() + "): " + reason);
        }
    }

    private static Block block(String name, Layer layer, Parameter kernel) {
        return new NamedBlock(name, (pass, in) -> {
            Ops tf = pass.tf();
            return new Features(
                    everyStride(tf, times(tf, in.sequence(), kernel), layer.stride()),
                    everyStride(tf, in.mask(), layer.stride()),
                    in.tokens());
        });
    }

    private static Block firstWithTokens(Layer layer, Parameter kernel, Parameter toTokens, Parameter learned) {
        return new NamedBlock("block0", (pass, in) -> {
            Ops tf = pass.tf();
            return new Features(
                    everyStride(tf, times(tf, in.sequence(), kernel), layer.stride()),
                    everyStride(tf, in.mask(), layer.stride()),
                    Optional.of(tf.math.add(learned.read(tf), times(tf, meanOfSteps(tf, in), toTokens))));
        });
    }

    private static Block withTokens(
            String name, Layer layer, Parameter kernel, Parameter toTokens, Parameter fromTokens) {
        return new NamedBlock(name, (pass, in) -> {
            Ops tf = pass.tf();
            Operand<TFloat32> tokens = in.tokens().orElseThrow();
            Operand<TFloat32> meanOfTokens = // [batch, 1, depth]
                    tf.math.mean(tokens, tf.constant(1), Mean.keepDims(true));
            Operand<TFloat32> sequence =
                    tf.math.add(times(tf, in.sequence(), kernel), times(tf, meanOfTokens, fromTokens));
            return new Features(
                    everyStride(tf, sequence, layer.stride()),
                    everyStride(tf, in.mask(), layer.stride()),
                    Optional.of(tf.math.add(times(tf, tokens, kernel), times(tf, meanOfSteps(tf, in), toTokens))));
        });
    }

    private static Readout readout(ReadoutSpec.Form form, int token, Parameter kernel, Task task) {
        boolean perStep = task instanceof Task.PerStepBinary;
        return (pass, last) -> {
            Ops tf = pass.tf();
            Operand<TFloat32> read = switch (form) { // [batch, 1 or time, depth]
                case PER_STEP -> last.sequence();
                case POOLED -> meanOfSteps(tf, last);
                case TOKEN -> {
                    Operand<TFloat32> own =
                            tf.gather(last.tokens().orElseThrow(), tf.constant(new int[] {token}), tf.constant(1));
                    yield perStep ? tf.math.add(last.sequence(), own) : own;
                }
            };
            Operand<TFloat32> logits = times(tf, read, kernel); // [batch, 1 or time, classes]
            return tf.squeeze(logits, Squeeze.axis(List.of(perStep ? 2L : 1L)));
        };
    }

    /** The mean over real steps: [batch, 1, depth]. */
    private static Operand<TFloat32> meanOfSteps(Ops tf, Features in) {
        Operand<TFloat32> mask = tf.expandDims(in.mask(), tf.constant(2)); // [batch, time, 1]
        Operand<TFloat32> count = tf.reduceSum(mask, tf.constant(1), ReduceSum.keepDims(true));
        return tf.math.div(
                tf.reduceSum(tf.math.mul(mask, in.sequence()), tf.constant(1), ReduceSum.keepDims(true)),
                tf.math.maximum(count, tf.constant(1f)));
    }

    private static Operand<TFloat32> times(Ops tf, Operand<TFloat32> z, Parameter kernel) {
        return tf.linalg.einsum(List.of(z, kernel.read(tf)), "btd,de->bte");
    }

    /** Every stride-th step of [batch, time, ...]. */
    private static Operand<TFloat32> everyStride(Ops tf, Operand<TFloat32> z, int stride) {
        if (stride == 1) {
            return z;
        }
        return tf.stridedSlice(
                z,
                tf.constant(new int[] {0, 0}),
                tf.constant(new int[] {0, 0}),
                tf.constant(new int[] {1, stride}),
                StridedSlice.beginMask(0b11L),
                StridedSlice.endMask(0b11L));
    }

    private static Parameter matrix(ParameterScope scope, String name, int rows, int columns) {
        Initializer initializer = Initializers.glorotUniform(rows, columns);
        return scope.parameter(name, Shape.of(rows, columns), initializer);
    }

    private record NamedBlock(String name, BiFunction<Pass, Features, Features> function) implements Block {
        @Override
        public Features apply(Pass pass, Features in) {
            return function.apply(pass, in);
        }
    }
}
