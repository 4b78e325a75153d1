package dev.decant.runtime.plugin;

import dev.decant.api.plugin.DecantPlugin;
import dev.decant.api.plugin.PluginModule;
import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds jars that were meant to bring a plugin, and in which Java finds none. */
final class JarSearch {
    /** A jar of more is a library: to look through it would take every command its time. */
    private static final int MOST_ENTRIES = 500;

    private static final String SERVICES = "META-INF/services/" + DecantPlugin.class.getName();

    /** What the class of a plugin has in its constant pool, being compiled against one of these. */
    private static final List<byte[]> PRESENTED_BY =
            List.of(internal(PluginModule.class), internal(DecantPlugin.class));

    private JarSearch() {}

    private static byte[] internal(Class<?> type) {
        return type.getName().replace('.', '/').getBytes(StandardCharsets.UTF_8);
    }

    /** One for each such jar. */
    static List<RefusedPlugin> refused(ClassPathJars jars) {
        List<RefusedPlugin> refused = new ArrayList<>();
        jars.others().forEach(jar -> problem(jar, false).ifPresent(refused::add));
        jars.ofPlugins().forEach(jar -> problem(jar, true).ifPresent(refused::add));
        return refused;
    }

    private static Optional<RefusedPlugin> problem(Path jar, boolean ofPlugins) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return ofPlugins && zip.getEntry(SERVICES) == null && zip.size() <= MOST_ENTRIES
                    ? unnamed(zip)
                            .map(name -> new RefusedPlugin(
                                    name,
                                    new Location(jar).version(),
                                    jar,
                                    "the jar has no " + SERVICES + "; add that file, with the line " + name))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(new RefusedPlugin(
                    RefusedPlugin.UNKNOWN,
                    Optional.empty(),
                    jar,
                    "the jar cannot be read: " + ReadFailure.reason(e) + "; replace or remove it"));
        }
    }

    /** The class of a plugin in a jar that does not name it. */
    private static Optional<String> unnamed(ZipFile zip) throws IOException {
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            String name = entry.getName();
            if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.startsWith("dev/decant/api/")) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (presentsPlugin(in.readAllBytes())) {
                        names.add(name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'));
                    }
                }
            }
        }
        // Of a plugin and those who mention one, the plugin is mostly named so.
        return names.stream()
                .filter(name -> name.endsWith("Plugin"))
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private static boolean presentsPlugin(byte[] type) {
        return PRESENTED_BY.stream().anyMatch(name -> contains(type, name));
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            int same = 0;
            while (same < part.length && bytes[at + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
