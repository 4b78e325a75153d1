/** The recordings of the Hefei contest: eight leads as text, diagnoses in words. */
@NullMarked
package dev.decant.plugin.ecg.hefei;

import org.jspecify.annotations.NullMarked;
