/** One run at a time: trained, resumed, evaluated, predicted with, exported, listed. */
@NullMarked
package dev.decant.study.run;

import org.jspecify.annotations.NullMarked;
