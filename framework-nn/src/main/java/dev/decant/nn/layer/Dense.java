package dev.decant.nn.layer;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** y = x·W + b over the last axis. */
public final class Dense {
    private final int units;
    private final Parameter kernel; // [depth, units]
    private final Parameter bias; // [units]

    /** Glorot-uniform kernel, zero bias. */
    public Dense(ParameterScope scope, int depth, int units) {
        this(scope, depth, units, Initializers.glorotUniform(depth, units));
    }

    public Dense(ParameterScope scope, int depth, int units, Initializer initializer) {
        this.units = units;
        this.kernel = scope.parameter("kernel", Shape.of(depth, units), initializer);
        this.bias = scope.parameter("bias", Shape.of(units), Initializers.zeros());
    }

    /**
     * @param x [batch, depth] or [batch, time, depth]
     * @return [batch, units] or [batch, time, units]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        if (x.shape().numDimensions() == 2) {
            return tf.nn.biasAdd(tf.linalg.matMul(x, kernel.read(tf)), bias.read(tf));
        }
        Operand<TFloat32> rows = tf.reshape(x, tf.constant(new int[] {
            -1, Math.toIntExact(x.shape().get(2))
        }));
        Operand<TFloat32> y = tf.nn.biasAdd(tf.linalg.matMul(rows, kernel.read(tf)), bias.read(tf));
        return tf.reshape(y, Shapes.batchTime(tf, x, units));
    }
}
