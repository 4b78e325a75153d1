/** The Hefei competition's recordings: text files of eight leads, diagnoses in Chinese. */
@NullMarked
package dev.decant.plugin.ecg.hefei;

import org.jspecify.annotations.NullMarked;
