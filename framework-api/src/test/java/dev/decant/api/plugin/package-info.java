/** Tests of how extensions are named and registered. */
@NullMarked
package dev.decant.api.plugin;

import org.jspecify.annotations.NullMarked;
