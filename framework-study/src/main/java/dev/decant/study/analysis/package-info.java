/** What trained networks look like inside: similarity of representations, and attention. */
@NullMarked
package dev.decant.study.analysis;

import org.jspecify.annotations.NullMarked;
