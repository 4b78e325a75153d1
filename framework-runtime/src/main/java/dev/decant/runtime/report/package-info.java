/** The comparison of strategies as a model, and the table, CSV and JSON that show it. */
@NullMarked
package dev.decant.runtime.report;

import org.jspecify.annotations.NullMarked;
