/** Networks as lists of composable blocks, and the parameters that they are made of. */
@NullMarked
package dev.decant.api.network;

import org.jspecify.annotations.NullMarked;
