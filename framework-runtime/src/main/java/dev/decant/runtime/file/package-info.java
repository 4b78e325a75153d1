/** Files that survive a crash. */
@NullMarked
package dev.decant.runtime.file;

import org.jspecify.annotations.NullMarked;
