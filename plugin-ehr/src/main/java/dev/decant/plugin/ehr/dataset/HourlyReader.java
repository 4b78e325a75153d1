package dev.decant.plugin.ehr.dataset;

import dev.decant.plugin.ehr.column.HourlyTable;

/** Reads one stay; safe from several threads at a time. */
@FunctionalInterface
public interface HourlyReader {
    /**
     * @param id one of the data set's records
     * @throws dev.decant.api.data.DataException if it is damaged
     */
    HourlyTable read(String id);
}
