/** The PhysioNet/CinC Challenges of 2020 and 2021: twelve leads, many diagnoses. */
@NullMarked
package dev.decant.plugin.ecg.cinc2021;

import org.jspecify.annotations.NullMarked;
