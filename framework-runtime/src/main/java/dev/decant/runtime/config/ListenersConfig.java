package dev.decant.runtime.config;

import dev.decant.api.listener.RunListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who hears how runs go.
 *
 * @param chosen by their names in the configuration, in the order of the file
 */
public record ListenersConfig(Map<String, Selected<RunListener<Record>>> chosen) {
    public ListenersConfig {
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }
}
