/** The file format of the PhysioNet/CinC Challenge 2019: one table of hourly rows for each patient. */
@NullMarked
package dev.decant.plugin.ehr.psv;

import org.jspecify.annotations.NullMarked;
