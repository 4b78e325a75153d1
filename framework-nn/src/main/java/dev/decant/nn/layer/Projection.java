package dev.decant.nn.layer;

import dev.decant.api.network.Initializer;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.nn.initializer.Initializers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** y = x·W over the last axis, from the depth of one network to that of another: no bias, and no weight decay. */
public final class Projection {
    private final int depth;
    private final int units;
    private final Parameter kernel; // W: [depth, units]

    /** Glorot-uniform kernel. */
    public Projection(ParameterScope scope, int depth, int units) {
        this(scope, depth, units, Initializers.glorotUniform(depth, units));
    }

    public Projection(ParameterScope scope, int depth, int units, Initializer initializer) {
        this.depth = depth;
        this.units = units;
        this.kernel = scope.withoutDecay().parameter("kernel", Shape.of(depth, units), initializer);
    }

    /**
     * @param x [batch, depth] or [batch, time, depth]
     * @return [batch, units] or [batch, time, units]
     */
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        if (x.shape().numDimensions() == 2) {
            return tf.linalg.matMul(x, kernel.read(tf));
        }
        Operand<TFloat32> rows = tf.reshape(x, tf.array(-1, depth)); // [batch time, depth]
        return tf.reshape(tf.linalg.matMul(rows, kernel.read(tf)), Shapes.batchTime(tf, x, units));
    }
}
