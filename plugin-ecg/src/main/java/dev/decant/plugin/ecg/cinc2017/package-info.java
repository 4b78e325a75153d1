/** The PhysioNet/CinC Challenge 2017: AF classification from a short single-lead ECG (Clifford et al. 2017). */
@NullMarked
package dev.decant.plugin.ecg.cinc2017;

import org.jspecify.annotations.NullMarked;
