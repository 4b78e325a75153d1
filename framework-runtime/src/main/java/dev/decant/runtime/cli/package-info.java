/** The command line. */
@NullMarked
package dev.decant.runtime.cli;

import org.jspecify.annotations.NullMarked;
