/** Where records come from, how they are prepared, and how they are varied in training. */
@NullMarked
package dev.decant.api.data;

import org.jspecify.annotations.NullMarked;
