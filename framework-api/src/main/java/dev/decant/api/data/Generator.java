package dev.decant.api.data;

import dev.decant.api.plugin.Extension;
import java.nio.file.Path;

/** Writes synthetic recordings in a field's own file format. */
public interface Generator<C extends Record> extends Extension<C> {
    /**
     * Writes {@code records} recordings and their labels; the same arguments write the same bytes.
     *
     * @param directory exists and is empty
     */
    void generate(Path directory, int records, long seed, C config);
}
