/** Searches for the values of a configuration's keys: trials, which of them get more epochs, and what came out. */
@NullMarked
package dev.decant.study.search;

import org.jspecify.annotations.NullMarked;
