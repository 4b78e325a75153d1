/** The vocabulary of diagnoses that sources, generator and scorer share. */
@NullMarked
package dev.decant.plugin.ecg.diagnosis;

import org.jspecify.annotations.NullMarked;
