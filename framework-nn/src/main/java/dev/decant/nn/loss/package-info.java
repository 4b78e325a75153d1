/** Losses: those of the tasks, and what distillation is made of. */
@NullMarked
package dev.decant.nn.loss;

import org.jspecify.annotations.NullMarked;
