package dev.decant.runtime.plugin;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
