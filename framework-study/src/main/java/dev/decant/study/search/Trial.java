package dev.decant.study.search;

import dev.decant.runtime.config.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values of the keys that a search varies.
 *
 * @param index from 0
 * @param values by key, in the order of the configuration; without those whose condition does not hold
 */
public record Trial(int index, Map<String, String> values) {
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Its number as it is shown, from 1. */
    public int number() {
        return index + 1;
    }

    /** As overrides of a configuration. */
    List<Setting> settings() {
        return values.entrySet().stream()
                .map(value -> new Setting(value.getKey(), value.getValue()))
                .toList();
    }

    /** {@code compare.strategies.kd.alpha = 0.3, student.depth = 64}. */
    public String line() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .collect(Collectors.joining(", "));
    }
}
