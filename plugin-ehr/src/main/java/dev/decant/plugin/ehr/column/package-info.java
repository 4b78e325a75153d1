/** The columns of the PhysioNet/CinC Challenge 2019, which every source is brought to. */
@NullMarked
package dev.decant.plugin.ehr.column;

import org.jspecify.annotations.NullMarked;
