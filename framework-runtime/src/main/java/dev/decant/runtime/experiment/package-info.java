/** From a configuration to runs: one network, or strategies times seeds. */
@NullMarked
package dev.decant.runtime.experiment;

import org.jspecify.annotations.NullMarked;
