/** Distillation through a token (Touvron et al. 2021, DeiT). */
@NullMarked
package dev.decant.plugin.deit;

import org.jspecify.annotations.NullMarked;
