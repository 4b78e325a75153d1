/** Initial values of parameters, drawn on the JVM. */
@NullMarked
package dev.decant.nn.initializer;

import org.jspecify.annotations.NullMarked;
