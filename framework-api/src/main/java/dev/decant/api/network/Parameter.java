package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A trainable tensor. Building a network creates parameters; applying its blocks only reads them.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Parameter {
    /** The hierarchical name within its network or strategy, such as {@code block0/attention/query/kernel}. */
    String name();

    /** The current value, through an identity: a gradient through a raw variable can crash the process. */
    Operand<TFloat32> read(Ops tf);
}
