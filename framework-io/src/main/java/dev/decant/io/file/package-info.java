/** Recordings in folders, zips and single files, and files that are written whole or not at all. */
@NullMarked
package dev.decant.io.file;

import org.jspecify.annotations.NullMarked;
