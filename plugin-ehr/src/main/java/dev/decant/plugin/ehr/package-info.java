/** Intensive-care records: sources, scorers, generators and prediction formats. */
@NullMarked
package dev.decant.plugin.ehr;

import org.jspecify.annotations.NullMarked;
