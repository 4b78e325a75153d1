package dev.decant.runtime.plugin;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.io.file.ReadFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which jar names which plugin class, in the order in which {@link java.util.ServiceLoader} walks them. */
final class ServiceFiles {
    static final String NAME = "META-INF/services/" + DecantPlugin.class.getName();

    /** One line of a services file: a class and the jar or folder that names it. */
    record Entry(String className, Location location, URL file) {
        RefusedPlugin refused(String reason) {
            return new RefusedPlugin(className, location.version(), location.path(), reason);
        }

        /** @param reason of what the services file says */
        RefusedPlugin misnamed(String reason) {
            return refused(reason.contains(NAME) ? reason : "its " + NAME + ": " + reason);
        }
    }

    private ServiceFiles() {}

    /** @param refused receives those that cannot be read */
    static List<Entry> read(ClassLoader loader, List<RefusedPlugin> refused) {
        List<Entry> entries = new ArrayList<>();
        for (URL file : all(loader)) {
            Location location = Location.of(file, NAME);
            try {
                for (String line : lines(file)) {
                    String name = line.replaceAll("#.*", "").strip();
                    if (!name.isEmpty()) {
                        entries.add(new Entry(name, location, file));
                    }
                }
            } catch (IOException | RuntimeException e) {
                refused.add(new RefusedPlugin(
                        RefusedPlugin.UNKNOWN,
                        location.version(),
                        location.path(),
                        "its " + NAME + " cannot be read: " + ReadFailure.reason(e) + "; replace the jar"));
            }
        }
        return entries;
    }

    private static List<URL> all(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(URL file) throws IOException {
        var connection = file.openConnection();
        connection.setUseCaches(false);
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
