package dev.decant.api.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** From the last block's features to logits. */
@FunctionalInterface
public interface Readout {
    /**
     * @param last what the last block put out
     * @return logits [batch, classes]; [batch, time] for a per-step task
     */
    Operand<TFloat32> logits(Pass pass, Features last);
}
