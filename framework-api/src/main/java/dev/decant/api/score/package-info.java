/** Scores that a field agreed on, computed from predictions. */
@NullMarked
package dev.decant.api.score;

import org.jspecify.annotations.NullMarked;
