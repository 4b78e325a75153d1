package dev.decant.api.network;

import org.apiguardian.api.API;

/**
 * How a block is applied.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Mode {
    /** Dropout acts, batch statistics are used and the moving statistics are updated. */
    TRAINING,
    /** As in training, for inputs that are not the network's own: the moving statistics stay. */
    TRAINING_KEEPING_STATISTICS,
    /** No dropout, moving statistics. */
    INFERENCE;

    /** Whether dropout acts and batch statistics are used. */
    public boolean isTraining() {
        return this != INFERENCE;
    }
}
