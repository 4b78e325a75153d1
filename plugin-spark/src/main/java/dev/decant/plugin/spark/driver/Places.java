package dev.decant.plugin.spark.driver;

import org.apache.spark.SparkContext;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.Iterator;

/** Counts how many runs a cluster can train at a time. */
final class Places {
    private static final int STEP_MILLIS = 250;
    /** Workers answer one after the other; after so long without another one they are taken to be all. */
    private static final int STILL_MILLIS = 2000;

    private final SparkContext spark;
    private final int cpus;

    /** @param cpus cores that a run takes */
    Places(SparkContext spark, int cpus) {
        this.spark = spark;
        this.cpus = cpus;
    }

    /**
     * Waits for the cluster's answer.
     *
     * @param enough with so many it waits no longer; 0 for no such number
     * @return 0 if nobody has room until then
     */
    int await(int enough, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        int last = 0;
        long since = System.nanoTime();
        while (System.nanoTime() < deadline && !spark.isStopped()) {
            int now = now();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
            boolean still = System.nanoTime() - since > STILL_MILLIS * 1_000_000L;
            if (now > 0 && (still || (enough > 0 && now >= enough))) {
                return now;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return last;
    }

    /** How many runs have room at this moment, those that are trained included. */
    int now() {
        int places = 0;
        Iterator<ExecutorSummary> executors =
                spark.statusStore().executorList(true).iterator();
        while (executors.hasNext()) {
            places += executors.next().totalCores() / cpus;
        }
        return places;
    }
}
