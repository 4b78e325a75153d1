package dev.decant.runtime.graph;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;

/**
 * One block that puts its input out as it is and whose "attention" between steps is the input itself, its first channels
 * as keys; a second head pays three times as much. Tokens that stand before the sequence pay and get 9.
 */
final class ScriptedAttention implements NetworkProvider<Record> {
    private final int tokens;

    ScriptedAttention(int tokens) {
        this.tokens = tokens;
    }

    @Override
    @SuppressWarnings("unchecked") // the only options are none
    public Class<Record> configType() {
        return (Class<Record>) (Class<?>) NoOptions.class;
    }

    @Override
    public String summary() {
        return "attention as told";
    }

    @Override
    public Network build(ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Record config) {
        Block block = new Block() {
            @Override
            public String name() {
                return "told";
            }

            @Override
            public Features apply(Pass pass, Features in) {
                Ops tf = pass.tf();
                var time = tf.slice(tf.shape(in.sequence()), tf.constant(new int[] {1}), tf.constant(new int[] {1}));
                Operand<TFloat32> square = tf.slice(
                        in.sequence(),
                        tf.constant(new int[] {0, 0, 0}),
                        tf.concat(List.of(tf.constant(new int[] {-1, -1}), time), tf.constant(0)));
                Operand<TFloat32> framed =
                        tf.pad(square, tf.constant(new int[][] {{0, 0}, {tokens, 0}, {tokens, 0}}), tf.constant(9f));
                pass.probes()
                        .record(
                                "told/attention",
                                tf.stack(List.of(framed, tf.math.mul(framed, tf.constant(3f))), Stack.axis(1L)));
                return in;
            }
        };
        return new Network() {
            @Override
            public List<Block> blocks() {
                return List.of(block);
            }

            @Override
            public Readout readout(String name) {
                throw new IllegalArgumentException(name);
            }

            @Override
            public boolean independentOfBatch() {
                return true;
            }
        };
    }
}
