/** Synthetic intensive-care records as a data set: made once, then read like real ones. */
@NullMarked
package dev.decant.plugin.ehr.synthetic;

import org.jspecify.annotations.NullMarked;
