/** A trained network that leaves the house: the SavedModel, how to feed it, and what is to be known of it. */
@NullMarked
package dev.decant.study.export;

import org.jspecify.annotations.NullMarked;
