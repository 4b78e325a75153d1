package dev.decant.api.data;

import dev.decant.api.plugin.Extension;

/** Opens a data set. */
public interface DataSource<C extends Record> extends Extension<C> {
    /**
     * Finds the records and their labels without reading signals: seconds for 100,000 records.
     *
     * @throws DataException if there is nothing to read
     */
    DataSet open(C config, Workspace workspace);
}
