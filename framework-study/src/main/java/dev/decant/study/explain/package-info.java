/** Describes every configuration section from its record and its defaults, for the command line and the reference. */
@NullMarked
package dev.decant.study.explain;

import org.jspecify.annotations.NullMarked;
