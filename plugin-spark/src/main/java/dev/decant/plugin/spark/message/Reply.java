package dev.decant.plugin.spark.message;

import java.io.Serializable;

/** What the driver tells. */
public sealed interface Reply extends Serializable {
    /** Spark is there, with room for so many processes at a time. */
    record Ready(int slots) implements Reply {}

    /** There is no Spark, or no longer; the driver ends. */
    record Broken(String reason) implements Reply {}

    /** Something of one process. */
    sealed interface OfProcess extends Reply {
        /** Of the process. */
        long number();
    }

    /** What the user should know of it. */
    record Notice(long number, String text) implements OfProcess {}

    /**
     * It ended.
     *
     * @param code its exit code
     * @param outputBytes how long its output then was
     */
    record Exited(long number, int code, long outputBytes) implements OfProcess {}

    /** It could not be run to an end. */
    record Lost(long number, String reason) implements OfProcess {}
}
