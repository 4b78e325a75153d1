package dev.decant.plugin.spark.driver;

import java.io.Serializable;

/** What a task returns. */
sealed interface TaskEnd extends Serializable {
    /** The process ended with this code, and its output is so long. */
    record Exited(int code, long outputBytes) implements TaskEnd {}

    /** There was no process. */
    record NotStarted(String reason) implements TaskEnd {}
}
