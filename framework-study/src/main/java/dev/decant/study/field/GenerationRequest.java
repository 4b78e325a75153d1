package dev.decant.study.field;

import dev.decant.runtime.config.Setting;
import java.nio.file.Path;
import java.util.List;

/**
 * Which synthetic recordings are to be written.
 *
 * @param generator its type
 * @param out a new or empty folder
 * @param records how many, at least 1
 * @param seed decides everything that is random
 * @param options of the generator, over its defaults
 */
public record GenerationRequest(String generator, Path out, int records, long seed, List<Setting> options) {
    public GenerationRequest {
        options = List.copyOf(options);
    }
}
