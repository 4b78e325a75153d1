/** Reads HOCON text, each file once: includes without addresses, and the order in which keys are written. */
@NullMarked
package dev.decant.runtime.config.source;

import org.jspecify.annotations.NullMarked;
