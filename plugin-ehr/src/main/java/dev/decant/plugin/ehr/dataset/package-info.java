/** Hourly tables as a data set: reading, labels, preparation. */
@NullMarked
package dev.decant.plugin.ehr.dataset;

import org.jspecify.annotations.NullMarked;
