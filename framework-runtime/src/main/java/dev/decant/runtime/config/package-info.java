/** The typed configuration of an experiment, bound from HOCON with every problem reported at once. */
@NullMarked
package dev.decant.runtime.config;

import org.jspecify.annotations.NullMarked;
