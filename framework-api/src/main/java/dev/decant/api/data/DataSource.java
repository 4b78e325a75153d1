package dev.decant.api.data;

import dev.decant.api.extension.Extension;
import org.apiguardian.api.API;

/**
 * Opens a data set.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface DataSource<C extends Record> extends Extension<C> {
    /**
     * Finds the records and their labels without reading signals: seconds for 100,000 records.
     *
     * @throws DataException if there is nothing to read
     */
    DataSet open(C config, Workspace workspace);

    /**
     * The same with limits of the user. What calls a source calls this; a source that allocates by what a file claims
     * implements it.
     *
     * @throws DataException if there is nothing to read
     */
    default DataSet open(C config, Workspace workspace, RecordLimits limits) {
        return open(config, workspace);
    }
}
