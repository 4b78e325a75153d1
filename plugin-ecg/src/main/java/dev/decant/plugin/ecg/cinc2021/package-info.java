/** The PhysioNet/CinC Challenge 2021: twelve leads, 26 classes, several for a record. */
@NullMarked
package dev.decant.plugin.ecg.cinc2021;

import org.jspecify.annotations.NullMarked;
