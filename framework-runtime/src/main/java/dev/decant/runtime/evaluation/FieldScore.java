package dev.decant.runtime.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the field's own scorer gave.
 *
 * @param scorer the scorer's type in the configuration
 * @param principal the name of the number that ranks methods
 * @param numbers by name, in the scorer's order; NaN where undefined
 */
public record FieldScore(String scorer, String principal, Map<String, Double> numbers) {
    public FieldScore {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        if (!numbers.containsKey(principal)) {
            throw new IllegalArgumentException("scorer " + scorer + " names " + principal
                    + " as its principal number, but gave " + numbers.keySet());
        }
    }

    /** The number that ranks methods; larger is better. */
    public double value() {
        return requireNonNull(numbers.get(principal)); // the constructor saw to it
    }
}
