/** Folders and zips that hold recordings, read alike, and folders of generated recordings. */
@NullMarked
package dev.decant.api.file;

import org.jspecify.annotations.NullMarked;
