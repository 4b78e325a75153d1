/** The pre-norm Transformer encoder over patches of a sequence. */
@NullMarked
package dev.decant.plugin.transformer;

import org.jspecify.annotations.NullMarked;
