package dev.decant.plugin.spark.message;

import java.io.Serializable;
import java.util.Map;

/**
 * The first thing that the driver is told.
 *
 * @param conf Spark's own settings, the master among them
 * @param cpus cores that a run takes
 * @param jobs runs at a time; 0 for as many as there are cores for
 * @param waitSeconds for the first place
 */
public record Settings(Map<String, String> conf, int cpus, int jobs, long waitSeconds) implements Serializable {}
