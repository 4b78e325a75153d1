/** Tests of how the program that trains a run is described. */
@NullMarked
package dev.decant.api.execution;

import org.jspecify.annotations.NullMarked;
