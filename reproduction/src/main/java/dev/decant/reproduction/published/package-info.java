/** Ready experiments that repeat what a paper reports. */
@NullMarked
package dev.decant.reproduction.published;

import org.jspecify.annotations.NullMarked;
