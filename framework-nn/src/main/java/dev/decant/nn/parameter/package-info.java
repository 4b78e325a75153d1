/**
 * The variables of a graph, created by name: their initial values, their values on the JVM and back, and random draws
 * that depend on names alone. Whoever trains and whoever tests use the same.
 */
@NullMarked
package dev.decant.nn.parameter;

import org.jspecify.annotations.NullMarked;
