/** Published distillation strategies: soft targets (Hinton et al. 2015). */
@NullMarked
package dev.decant.plugin.classic;

import org.jspecify.annotations.NullMarked;
