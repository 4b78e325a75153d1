package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * A record as it was read.
 *
 * @param sequence the recording at the configured sampling rate, in physical units, of any length
 * @param target what is trained and what metrics judge by: one-hot or multi-hot [classes]; [steps] for a per-step task
 * @param published the target as the field published it, by which its scorers judge; it differs from {@code target} where
 *     a source trains on a target that it derived, such as one of an earlier hour; for per-step tasks alone
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Example(Sequence sequence, float[] target, float[] published) {
    /** A record that is trained on what its field published. */
    public Example(Sequence sequence, float[] target) {
        this(sequence, target, target);
    }
}
