/** The command line. */
@NullMarked
package dev.decant.cli;

import org.jspecify.annotations.NullMarked;
