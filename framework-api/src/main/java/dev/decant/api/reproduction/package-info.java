/** Ready experiments that repeat what a paper reports. */
@NullMarked
package dev.decant.api.reproduction;

import org.jspecify.annotations.NullMarked;
