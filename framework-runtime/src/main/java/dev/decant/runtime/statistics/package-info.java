/** Paired comparison of two methods over seeds and patients; knows nothing of networks or metrics. */
@NullMarked
package dev.decant.runtime.statistics;

import org.jspecify.annotations.NullMarked;
