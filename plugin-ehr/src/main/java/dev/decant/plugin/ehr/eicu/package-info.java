/** The eICU Collaborative Research Database: its tables, hour by hour, in the columns of the Challenge of 2019. */
@NullMarked
package dev.decant.plugin.ehr.eicu;

import org.jspecify.annotations.NullMarked;
