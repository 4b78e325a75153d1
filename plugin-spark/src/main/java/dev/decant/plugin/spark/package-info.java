/**
 * Runs on a Spark cluster. The driver is a process of its own, so that none of Spark's libraries meets Decant's: this
 * package sees the plugin interface and no Spark, {@code driver} sees Spark and no plugin interface, and both speak in the
 * records of {@code message}.
 */
@NullMarked
package dev.decant.plugin.spark;

import org.jspecify.annotations.NullMarked;
