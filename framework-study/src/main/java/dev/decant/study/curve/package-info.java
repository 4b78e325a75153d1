/** Label efficiency: finished comparisons set beside one another, by how many labelled records they were trained on. */
@NullMarked
package dev.decant.study.curve;

import org.jspecify.annotations.NullMarked;
