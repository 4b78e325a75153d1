package dev.decant.runtime.plugin;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jars that a class loader searches. A jar that cannot be opened is passed over by Java in silence, so that nothing in
 * it is found and nothing said.
 *
 * @param ofPlugins those that may hold plugins: not Decant's own libraries
 * @param others all others
 */
record ClassPathJars(Set<Path> ofPlugins, Set<Path> others) {
    /** The folder of the distribution, whose {@code lib} holds no plugin of others; the launcher sets it. */
    private static final String HOME = "decant.home";

    static ClassPathJars of(ClassLoader loader) {
        Set<Path> ofPlugins = new LinkedHashSet<>();
        Set<Path> others = new LinkedHashSet<>();
        for (ClassLoader one = loader; one != null; one = one.getParent()) {
            if (one instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).flatMap(ClassPathJars::jar).forEach(ofPlugins::add);
            } else if (one == ClassLoader.getSystemClassLoader()) {
                Optional<Path> libraries = Optional.ofNullable(System.getProperty(HOME))
                        .map(home -> Path.of(home, "lib").toAbsolutePath());
                classPath().forEach(jar -> {
                    boolean own = libraries.isEmpty() || jar.startsWith(libraries.get());
                    (own ? others : ofPlugins).add(jar);
                });
            }
        }
        return new ClassPathJars(ofPlugins, others);
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .flatMap(ClassPathJars::jar)
                .toList();
    }

    private static Stream<Path> jar(URL url) {
        try {
            return url.getProtocol().equals("file") ? jar(Path.of(url.toURI()).toString()) : Stream.empty();
        } catch (URISyntaxException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static Stream<Path> jar(String entry) {
        try {
            return Stream.of(Path.of(entry).toAbsolutePath())
                    .filter(path -> entry.toLowerCase(Locale.ROOT).endsWith(".jar") && Files.exists(path));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
