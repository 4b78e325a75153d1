package dev.decant.runtime.plugin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The {@code reference.conf} of each jar, read one by one so that a damaged one costs its own plugin only. */
final class ReferenceDefaults {
    private static final String NAME = "reference.conf";

    private final Map<Path, Config> read;
    private final Map<Path, String> problems;

    private ReferenceDefaults(Map<Path, Config> read, Map<Path, String> problems) {
        this.read = read;
        this.problems = problems;
    }

    static ReferenceDefaults read(ClassLoader loader) {
        Map<Path, Config> read = new LinkedHashMap<>();
        Map<Path, String> problems = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(NAME))) {
                Path location = Location.of(url, NAME).path();
                String label = location.getFileName() + "!/" + NAME;
                try {
                    read.putIfAbsent(
                            location,
                            ConfigFactory.parseURL(
                                            url,
                                            ConfigParseOptions.defaults()
                                                    .setAllowMissing(false)
                                                    .setOriginDescription(label))
                                    .resolve());
                } catch (ConfigException e) {
                    problems.put(location, String.valueOf(e.getMessage()));
                } catch (StackOverflowError e) {
                    problems.put(location, "its sections are nested too deeply");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReferenceDefaults(read, problems);
    }

    /** What is wrong with the file in this jar or folder. */
    Optional<String> problem(Path location) {
        return Optional.ofNullable(problems.get(location));
    }

    /**
     * What is wrong with the section of an extension: a key that none of its options has.
     *
     * @param section the path, such as {@code defaults.strategy.kd}
     * @param options the extension's record
     */
    Optional<String> unknownOption(Path location, String section, Class<?> options) {
        Config config = read.get(location);
        return config != null && config.hasPath(section) && config.getValue(section) instanceof ConfigObject object
                ? unknownOption(section, object, options)
                : Optional.empty();
    }

    private static Optional<String> unknownOption(String path, ConfigObject section, Class<?> options) {
        Map<String, Class<?>> known = new TreeMap<>();
        for (RecordComponent component : options.getRecordComponents()) {
            known.put(OptionName.of(component.getName()), component.getType());
        }
        for (String key : new TreeSet<>(section.keySet())) {
            Class<?> type = known.get(key);
            ConfigValue value = Objects.requireNonNull(section.get(key));
            if (type == null) {
                return Optional.of("its " + NAME + ", line " + value.origin().lineNumber() + ": " + path + "." + key
                        + " is no option; expected "
                        + (known.isEmpty() ? "none" : "one of " + String.join(", ", known.keySet()))
                        + NearestName.of(key, known.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
            if (type.isRecord() && value instanceof ConfigObject inner) {
                Optional<String> unknown = unknownOption(path + "." + key, inner, type);
                if (unknown.isPresent()) {
                    return unknown;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The defaults of the class path without those of refused plugins; where two jars give the same key, that of the
     * earlier plugin holds.
     */
    Config merged(List<LoadedPlugin> plugins, List<RefusedPlugin> refused) {
        Config merged = ConfigFactory.empty();
        Set<Path> done = new HashSet<>();
        for (LoadedPlugin plugin : plugins) {
            if (read.containsKey(plugin.location()) && done.add(plugin.location())) {
                merged = merged.withFallback(read.get(plugin.location()));
            }
        }
        refused.forEach(plugin -> done.add(plugin.location()));
        for (Map.Entry<Path, Config> entry : read.entrySet()) {
            if (done.add(entry.getKey())) {
                merged = merged.withFallback(entry.getValue());
            }
        }
        return merged;
    }
}
