/** Anybody's labelled series: one a line of a text file, as the UCR archive has them. */
@NullMarked
package dev.decant.runtime.series;

import org.jspecify.annotations.NullMarked;
