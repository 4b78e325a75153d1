/** Published distillation strategies: of outputs, of features, and of relations between the records of a batch. */
@NullMarked
package dev.decant.plugin.classic;

import org.jspecify.annotations.NullMarked;
