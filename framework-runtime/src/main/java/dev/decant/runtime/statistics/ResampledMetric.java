package dev.decant.runtime.statistics;

/** A metric of one method that can be computed anew for any multiplicities of the records; called from many threads. */
@FunctionalInterface
public interface ResampledMetric {
    /**
     * @param seed the index of the seed whose network is judged, from 0
     * @param weights [record], how often each record counts, zero or more; not to be kept or changed
     * @return the metric, NaN where it is undefined
     */
    double value(int seed, int[] weights);
}
