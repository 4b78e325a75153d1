package dev.decant.api.score;

/** A score in which each record counts any number of times, for resampling; called from many threads. */
@FunctionalInterface
public interface WeightedScore {
    /**
     * @param weights how often each row counts, zero or more, equal for all rows of a record; not to be kept or changed
     * @return the principal number, NaN where it is undefined
     */
    double value(int[] weights);
}
