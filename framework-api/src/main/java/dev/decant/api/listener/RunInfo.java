package dev.decant.api.listener;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A run.
 *
 * @param id the name of its folder; the same id is the same run, with the same result
 * @param label its name in listings: {@code teacher}, or a strategy's name in the configuration
 * @param epochs as many as it has in all
 * @param folder absolute; where its files are
 * @param settings what it is made of, such as {@code strategy.alpha} = {@code 0.5}, in the order of the configuration
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunInfo(String id, String label, long seed, int epochs, Path folder, Map<String, String> settings) {
    public RunInfo {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
