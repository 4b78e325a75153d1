package dev.decant.api.listener;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * An epoch.
 *
 * @param epoch from 1
 * @param phase the name of the strategy's phase that it belongs to
 * @param values finite, by name: {@code train/loss} and {@code train/TERM} for each term of the loss, {@code
 *     train/gradient-norm}, {@code train/learning-rate}, {@code validation/METRIC}, and {@code cost/NAME} for times, speed and
 *     memory
 * @param at when it was done
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record EpochInfo(int epoch, String phase, Map<String, Double> values, Instant at) {
    public EpochInfo {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
