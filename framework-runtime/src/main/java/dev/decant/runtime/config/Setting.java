package dev.decant.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.decant.runtime.config.source.SourceReader;
import java.util.Map;

/**
 * One {@code -D key=value} of the command line.
 *
 * @param key a configuration path such as {@code train.batch-size}
 * @param value HOCON, or plain text where it does not parse as such
 */
public record Setting(String key, String value) {
    private static final String HOLDER = "value";

    /**
     * Reads {@code key=value}.
     *
     * @throws IllegalArgumentException if there is no {@code =} or nothing before it
     */
    public static Setting parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || text.substring(0, equals).isBlank()) {
            throw new IllegalArgumentException("expected key=value, got \"" + text + "\"");
        }
        return new Setting(text.substring(0, equals).strip(), text.substring(equals + 1));
    }

    /** How messages name the place of this value. */
    String origin() {
        return origin(key);
    }

    /** The same of the key alone. */
    static String origin(String key) {
        return "-D " + key;
    }

    /**
     * The override as a configuration of its own.
     *
     * @throws ConfigException.BadPath if the key is not a path
     * @throws ConfigException.Generic if the value includes what is refused
     */
    Config config() {
        return placed(parsed().atPath(key).root()).toConfig();
    }

    /** The sections above the value say where they come from, as the value does. */
    private ConfigObject placed(ConfigObject above) {
        ConfigObject placed = above.withOrigin(ConfigOriginFactory.newSimple(origin()));
        for (Map.Entry<String, ConfigValue> entry : above.entrySet()) {
            ConfigValue value = entry.getValue();
            if (value instanceof ConfigObject section
                    && section.origin().description().startsWith("atPath(")) {
                placed = placed.withValue(entry.getKey(), placed(section));
            }
        }
        return placed;
    }

    /**
     * The value, its substitutions unresolved.
     *
     * @throws ConfigException.Generic if it includes what is refused
     */
    ConfigValue parsed() {
        String description = origin();
        try {
            ConfigObject holder = new SourceReader(refused -> {
                        throw new ConfigException.Generic(refused.sentence());
                    })
                    .given(description, HOLDER + " = " + value)
                    .config()
                    .root();
            ConfigValue only = holder.get(HOLDER);
            if (holder.size() == 1 && only != null) {
                return only;
            }
        } catch (ConfigException.Parse e) {
            // plain text, such as a path with a colon
        }
        return ConfigValueFactory.fromAnyRef(value, description);
    }
}
