package dev.decant.api.score;

import org.apiguardian.api.API;

/**
 * A score in which each record counts any number of times, for resampling; called from many threads.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@FunctionalInterface
public interface WeightedScore {
    /**
     * @param weights how often each row counts, zero or more, equal for all rows of a record; not to be kept or changed
     * @return the principal number, NaN where it is undefined
     */
    double value(int[] weights);
}
