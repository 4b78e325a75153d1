package dev.decant.api.data;

import dev.decant.api.extension.Extension;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Writes synthetic recordings in a field's own file format.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Generator<C extends Record> extends Extension<C> {
    /**
     * Writes {@code records} recordings and their labels; the same arguments write the same bytes.
     *
     * @param directory exists and is empty
     */
    void generate(Path directory, int records, long seed, C config);
}
