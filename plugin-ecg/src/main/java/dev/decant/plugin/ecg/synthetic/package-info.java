/** Synthetic recordings as a data set: made once, then read like real ones. */
@NullMarked
package dev.decant.plugin.ecg.synthetic;

import org.jspecify.annotations.NullMarked;
