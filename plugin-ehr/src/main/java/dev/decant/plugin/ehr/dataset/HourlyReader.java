package dev.decant.plugin.ehr.dataset;

import dev.decant.api.data.Example;

/** Reads one stay; safe from several threads at a time. */
@FunctionalInterface
public interface HourlyReader {
    /**
     * @param id one of the data set's records
     * @return the hours in the order of the data set's columns, NaN where nothing was measured, and for each hour the label
     *     and the published one
     * @throws dev.decant.api.data.DataException if it is damaged
     */
    Example read(String id);
}
