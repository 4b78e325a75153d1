/** How files are written: whole or not at all, and CSV by its rules. */
@NullMarked
package dev.decant.runtime.file;

import org.jspecify.annotations.NullMarked;
