package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.network.Block;
import dev.decant.api.network.BuiltNetwork;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.Conv1d;
import dev.decant.nn.layer.Dense;
import dev.decant.nn.layer.DenseReadout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** Convolutions of stride 1 with ReLU, one block each; a dense layer reads their mean over time, or each step. */
public final class @Name@ implements NetworkProvider<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("convolutions, one block each") @Range(min = 1, max = 64) int blocks,
            @Meaning("filters of each convolution") @Range(min = 1, max = 4096) int filters,
            @Meaning("steps that a filter sees") @Range(min = 1, max = 255) int kernel) {}

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Plain convolutions over time";
    }

    @Override
    public Network build(
            ParameterScope scope, InputSpec input, Task task, List<ReadoutSpec> readouts, Options config) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < config.blocks(); i++) {
            String name = "block" + i;
            int depth = i == 0 ? input.width() : config.filters();
            blocks.add(new Convolution(
                    name, new Conv1d(scope.child(name), config.kernel(), depth, config.filters(), 1)));
        }
        Map<String, Readout> heads = new LinkedHashMap<>();
        for (ReadoutSpec spec : readouts) {
            spec.requireOneOf("@name@", task, Form.of(task));
            Dense dense = new Dense(scope.readout(spec.name()), config.filters(), task.outputs());
            heads.put(
                    spec.name(),
                    spec.form() == Form.PER_STEP ? DenseReadout.perStep(dense) : DenseReadout.pooled(dense));
        }
        return new BuiltNetwork(blocks, heads, true); // a record's result depends on that record alone
    }

    /** One block: [batch, time, depth] to [batch, time, filters]. */
    private record Convolution(String name, Conv1d layer) implements Block {
        @Override
        public Features apply(Pass pass, Features in) {
            Ops tf = pass.tf();
            Operand<TFloat32> mask = tf.expandDims(in.mask(), tf.constant(2)); // 1 where a step is real
            Operand<TFloat32> x = tf.expandDims(in.sequence(), tf.constant(1)); // [batch, 1, time, depth]
            Operand<TFloat32> y = tf.nn.relu(layer.apply(tf, x));
            Operand<TFloat32> out = tf.squeeze(y, Squeeze.axis(List.of(1L)));
            return in.withSequence(tf.math.mul(out, mask)); // what padding holds must not change what follows
        }
    }
}
