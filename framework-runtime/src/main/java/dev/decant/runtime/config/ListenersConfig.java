package dev.decant.runtime.config;

import dev.decant.api.listener.RunListener;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who hears how runs go.
 *
 * @param chosen by their names in the configuration, in the order of the file
 * @param text what stands in the section, HOCON, with every default; without its braces
 */
public record ListenersConfig(Map<String, Selected<RunListener<Record>>> chosen, String text) {
    public ListenersConfig {
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }
}
