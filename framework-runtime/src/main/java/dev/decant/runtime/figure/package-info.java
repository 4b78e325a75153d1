/** Pictures of records, as SVG. */
@NullMarked
package dev.decant.runtime.figure;

import org.jspecify.annotations.NullMarked;
