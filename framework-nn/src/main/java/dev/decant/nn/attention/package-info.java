/** Self-attention and its masks. */
@NullMarked
package dev.decant.nn.attention;

import org.jspecify.annotations.NullMarked;
