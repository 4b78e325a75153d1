/** Folders and zips that hold recordings, read alike. */
@NullMarked
package dev.decant.plugin.ecg.files;

import org.jspecify.annotations.NullMarked;
