/** Layers: parameters created once, operations added at each application. */
@NullMarked
package dev.decant.nn.layer;

import org.jspecify.annotations.NullMarked;
