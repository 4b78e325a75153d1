/** The paper's experiment on electrocardiograms. */
@NullMarked
package dev.decant.plugin.ecg.reproduction;

import org.jspecify.annotations.NullMarked;
