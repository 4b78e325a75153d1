package dev.decant.plugin.lstm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import dev.decant.nn.layer.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * The network {@code lstm} with every step written out in elementary operations, whose gradients are TensorFlow's own:
 * what the fused operation is compared with. Parameters have the same names, hence the same initial values.
 */
final class UnrolledLstm {
    private static final int GATES = 4;

    private final int units;
    private final List<Layer> layers = new ArrayList<>();
    private final Dense readout;

    private record Layer(Parameter kernel, Parameter recurrent, Parameter bias) {}

    UnrolledLstm(ParameterScope scope, int channels, LstmConfig config) {
        units = config.units();
        for (int i = 0; i < config.layers(); i++) {
            ParameterScope own = scope.child("block" + i);
            int depth = i == 0 ? channels : units;
            layers.add(new Layer(
                    own.parameter(
                            "kernel", Shape.of(depth, GATES * (long) units), Initializers.glorotUniform(depth, units)),
                    own.parameter(
                            "recurrent-kernel",
                            Shape.of(units, GATES * (long) units),
                            Initializers.glorotUniform(units, units)),
                    own.parameter("bias", Shape.of(GATES * (long) units), (shape, random) -> {
                        float[] values = new float[GATES * units];
                        Arrays.fill(values, units, 2 * units, 1f);
                        return values;
                    })));
        }
        readout = new Dense(scope.readout("class"), units, 1);
    }

    /**
     * Logits without dropout.
     *
     * @param steps of the sequences; as many copies of the operations are made
     * @return [batch, time]
     */
    Operand<TFloat32> logits(Ops tf, Features in, int batch, int steps) {
        Operand<TFloat32> mask = tf.expandDims(in.mask(), tf.constant(2));
        Operand<TFloat32> x = in.sequence();
        for (int i = 0; i < layers.size(); i++) {
            Operand<TFloat32> hidden = hidden(tf, layers.get(i), x, batch, steps);
            x = tf.math.mul(i == 0 ? hidden : tf.math.add(x, hidden), mask);
        }
        return tf.squeeze(readout.apply(tf, x), Squeeze.axis(List.of(2L)));
    }

    /** [batch, time, units]. */
    private Operand<TFloat32> hidden(Ops tf, Layer layer, Operand<TFloat32> x, int batch, int steps) {
        Operand<TFloat32> weights =
                tf.concat(List.of(layer.kernel().read(tf), layer.recurrent().read(tf)), tf.constant(0));
        Operand<TFloat32> bias = layer.bias().read(tf);
        Operand<TFloat32> h = tf.zeros(tf.constant(new int[] {batch, units}), TFloat32.class);
        Operand<TFloat32> c = h;
        List<Operand<TFloat32>> all = new ArrayList<>();
        for (Output<TFloat32> now :
                tf.unstack(x, (long) steps, Unstack.axis(1L)).output()) {
            Operand<TFloat32> z = tf.math.add(
                    tf.linalg.matMul(tf.concat(List.of(now, h), tf.constant(1)), weights, new MatMul.Options[0]), bias);
            List<Output<TFloat32>> gates =
                    tf.split(tf.constant(1), z, (long) GATES).output(); // input, forget, cell, output
            c = tf.math.add(
                    tf.math.mul(tf.math.sigmoid(gates.get(1)), c),
                    tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2))));
            h = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(c));
            all.add(h);
        }
        return tf.stack(all, Stack.axis(1L));
    }
}
