package dev.decant.api.network;

import org.apiguardian.api.API;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * From the last block's features to logits.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface Readout {
    /**
     * @param last what the last block put out
     * @return logits [batch, classes]; [batch, time] for a per-step task
     */
    Operand<TFloat32> logits(Pass pass, Features last);
}
