/** Finds plugins on the class path, wires the accepted ones, and looks up the extensions that they contribute. */
@NullMarked
package dev.decant.runtime.plugin;

import org.jspecify.annotations.NullMarked;
