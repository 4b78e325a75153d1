/** Pictures of records, as SVG. */
@NullMarked
package dev.decant.study.figure;

import org.jspecify.annotations.NullMarked;
