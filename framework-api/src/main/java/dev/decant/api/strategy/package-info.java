/** Distillation strategies as phases of training, and the segments that networks are cut into. */
@NullMarked
package dev.decant.api.strategy;

import org.jspecify.annotations.NullMarked;
