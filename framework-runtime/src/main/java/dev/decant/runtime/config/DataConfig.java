package dev.decant.runtime.config;

import dev.decant.api.data.DataSource;

/**
 * A data set: a source with its options, and how its records are read whatever the source.
 *
 * @param source that finds and reads the records
 * @param reading what holds for every source
 */
public record DataConfig(
        @Inline Selected<DataSource<Record>> source, @Inline ReadingConfig reading) {
    /** The source's name in the configuration. */
    public String type() {
        return source.type();
    }

    /** The source's bound options. */
    public Record config() {
        return source.config();
    }
}
