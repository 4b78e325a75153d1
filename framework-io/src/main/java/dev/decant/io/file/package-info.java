/** Recordings in folders and zips, and files that are written whole or not at all. */
@NullMarked
package dev.decant.io.file;

import org.jspecify.annotations.NullMarked;
