package dev.decant.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * One step on the way from a record to what a network sees, told so that a program without Decant can do the same. It goes into
 * the run's {@code preparation.json} and from there with the exported network.
 *
 * @param name in kebab case, such as {@code resample}
 * @param meaning what is done, in sentences that say all that {@code values} does not
 * @param values by name: numbers, text, booleans, and lists and maps of these
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PreparationStep(String name, String meaning, Map<String, Object> values) {
    public PreparationStep {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One that its meaning alone says. */
    public PreparationStep(String name, String meaning) {
        this(name, meaning, Map.of());
    }
}
