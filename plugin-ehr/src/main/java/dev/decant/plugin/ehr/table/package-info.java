/** Anyone's hourly tables. */
@NullMarked
package dev.decant.plugin.ehr.table;

import org.jspecify.annotations.NullMarked;
