/** Anyone's WFDB recordings with a table of labels. */
@NullMarked
package dev.decant.plugin.ecg.folder;

import org.jspecify.annotations.NullMarked;
