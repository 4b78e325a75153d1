package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A tensor that training measures rather than learns, such as a moving mean.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Statistic {
    /** The hierarchical name within its network. */
    String name();

    /** The current value. */
    Operand<TFloat32> read(Ops tf);

    /**
     * Registers what one training step measured: the statistic becomes momentum·statistic + (1 − momentum)·measured.
     * The runtime assigns it together with the parameters, after all gradients of the step; a block calls this in
     * {@link Mode#TRAINING} only.
     *
     * @param measured an output of an operation whose other outputs the loss depends on
     * @param momentum in [0, 1)
     */
    void average(Operand<TFloat32> measured, double momentum);

    /**
     * Has the runtime measure this statistic once, before the first training step: it becomes Σ sum / Σ count over the
     * batches of the whole training split, each record once and without augmentation, and keeps that value for the run. A
     * frozen teacher keeps what its own run measured.
     *
     * @param sum what one batch adds, of the statistic's shape; it may depend on the input and on the teacher alone
     * @param count how many things that batch summed, a scalar
     * @throws IllegalArgumentException if it was asked for before
     */
    void overTraining(Operand<TFloat32> sum, Operand<TFloat32> count);
}
