/** Electrocardiograms for Decant: sources, scorers, generators and augmentations. */
@NullMarked
package dev.decant.plugin.ecg;

import org.jspecify.annotations.NullMarked;
