package dev.decant.api.data;

import org.apiguardian.api.API;

/**
 * A preparation before it is fitted.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Preparation {
    /** Fits on training records only; the iterable streams and may be walked more than once. */
    Transform fit(Iterable<Sequence> training);

    /**
     * A transform from what {@link Transform#state} returned.
     *
     * @throws DataException if the state is not this preparation's
     */
    Transform restore(String state);
}
