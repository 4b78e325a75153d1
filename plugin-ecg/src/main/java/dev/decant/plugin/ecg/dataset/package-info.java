/** Labelled ECG records as the framework reads them, whatever their source. */
@NullMarked
package dev.decant.plugin.ecg.dataset;

import org.jspecify.annotations.NullMarked;
