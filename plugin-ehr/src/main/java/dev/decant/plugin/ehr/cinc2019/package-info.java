/** The PhysioNet/CinC Challenge 2019: its recordings, its utility and its prediction format. */
@NullMarked
package dev.decant.plugin.ehr.cinc2019;

import org.jspecify.annotations.NullMarked;
