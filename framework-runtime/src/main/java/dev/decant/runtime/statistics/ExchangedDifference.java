package dev.decant.runtime.statistics;

/** The difference of two methods after some records exchanged their outputs; called from many threads. */
@FunctionalInterface
public interface ExchangedDifference {
    /**
     * @param seed the index of the seed whose two networks are judged, from 0
     * @param exchanged [record], whether the two methods' outputs change places; not to be kept or changed
     * @return the metric of the contender less that of the baseline, NaN where one is undefined
     */
    double value(int seed, boolean[] exchanged);
}
