/** What Decant and the driver tell each other, in serialized objects on the driver's standard input and output. */
@NullMarked
package dev.decant.plugin.spark.message;

import org.jspecify.annotations.NullMarked;
