package dev.decant.nn.layer;

import dev.decant.api.network.Mode;
import dev.decant.api.network.Parameter;
import dev.decant.api.network.ParameterScope;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Statistic;
import dev.decant.nn.initializer.Initializers;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** Batch normalisation over batch and time (Ioffe and Szegedy 2015). */
public final class BatchNorm {
    private final double momentum;
    private final float epsilon;
    private final Parameter scale; // [channels]
    private final Parameter offset; // [channels]
    private final Statistic mean; // [channels]
    private final Statistic variance; // [channels]

    /**
     * @param momentum what the moving statistics keep of themselves in one step, in [0, 1)
     * @param epsilon added to the variance
     */
    public BatchNorm(ParameterScope scope, int channels, double momentum, double epsilon) {
        this.momentum = momentum;
        this.epsilon = (float) epsilon;
        Shape shape = Shape.of(channels);
        this.scale = scope.parameter("scale", shape, Initializers.ones());
        this.offset = scope.parameter("offset", shape, Initializers.zeros());
        this.mean = scope.statistic("mean", shape, 0);
        this.variance = scope.statistic("variance", shape, 1);
    }

    /** @param x [batch, 1, time, channels] */
    public Operand<TFloat32> apply(Pass pass, Operand<TFloat32> x) {
        Ops tf = pass.tf();
        if (!pass.mode().isTraining()) {
            return normalise(tf, x, mean.read(tf), variance.read(tf), false).y();
        }
        Operand<TFloat32> none = tf.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> normalised = normalise(tf, x, none, none, true);
        if (pass.mode() == Mode.TRAINING) {
            mean.average(normalised.batchMean(), momentum);
            variance.average(normalised.batchVariance(), momentum);
        }
        return normalised.y();
    }

    private FusedBatchNorm<TFloat32, TFloat32> normalise(
            Ops tf, Operand<TFloat32> x, Operand<TFloat32> mean, Operand<TFloat32> variance, boolean training) {
        return tf.nn.fusedBatchNorm(
                x,
                scale.read(tf),
                offset.read(tf),
                mean,
                variance,
                FusedBatchNorm.epsilon(epsilon),
                FusedBatchNorm.isTraining(training));
    }
}
