/** What runs on Spark's class path: the driver, and the task that starts a run's process on a worker. */
@NullMarked
package dev.decant.plugin.spark.driver;

import org.jspecify.annotations.NullMarked;
