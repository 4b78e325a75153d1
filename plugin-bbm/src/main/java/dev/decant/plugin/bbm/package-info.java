/**
 * Block-by-block matching: the student's blocks learn to do what the teacher's blocks do, each on its own and all in a
 * row (section 3 of the paper). {@link dev.decant.plugin.bbm.Matching} holds equations 2 to 4, {@link
 * dev.decant.plugin.bbm.Transformation} equation 1.
 */
@NullMarked
package dev.decant.plugin.bbm;

import org.jspecify.annotations.NullMarked;
