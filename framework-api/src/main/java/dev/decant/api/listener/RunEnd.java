package dev.decant.api.listener;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A run that came to its end.
 *
 * @param epochs that were trained
 * @param bestEpoch the epoch of the best checkpoint, from 1
 * @param values finite, by name: {@code test/METRIC} on the test split, and {@code cost/NAME} of the whole run
 * @param files that it left in its folder
 * @param at when it ended
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunEnd(int epochs, int bestEpoch, Map<String, Double> values, List<WrittenFile> files, Instant at) {
    public RunEnd {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        files = List.copyOf(files);
    }
}
