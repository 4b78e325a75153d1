/** The Lobachevsky University database: twelve leads, diagnoses in words. */
@NullMarked
package dev.decant.plugin.ecg.ludb;

import org.jspecify.annotations.NullMarked;
