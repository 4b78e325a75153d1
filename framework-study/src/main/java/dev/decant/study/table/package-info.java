/** Comparisons and evaluations as tables: for the terminal, as CSV and as JSON. */
@NullMarked
package dev.decant.study.table;

import org.jspecify.annotations.NullMarked;
