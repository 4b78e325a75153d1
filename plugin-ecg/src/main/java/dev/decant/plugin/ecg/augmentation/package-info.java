/** Ways to vary a recording in training. */
@NullMarked
package dev.decant.plugin.ecg.augmentation;

import org.jspecify.annotations.NullMarked;
