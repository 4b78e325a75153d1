/** What the training steps of an experiment's networks cost, as a table, as JSON and as a timeline. */
@NullMarked
package dev.decant.study.benchmark;

import org.jspecify.annotations.NullMarked;
