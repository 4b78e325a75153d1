package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * A record as it was read.
 *
 * @param sequence the recording at the configured sampling rate, in physical units, of any length
 * @param target one-hot or multi-hot [classes]; [steps] for a per-step task
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Example(Sequence sequence, float[] target) {}
