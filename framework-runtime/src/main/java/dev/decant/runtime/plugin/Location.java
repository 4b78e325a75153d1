package dev.decant.runtime.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A jar or a folder of classes on the class path. */
record Location(Path path) {
    /** The jar or folder that holds a resource of this name at this address. */
    static Location of(URL resource, String name) {
        String address = resource.toExternalForm();
        String container = address.substring(0, address.length() - name.length());
        if (container.startsWith("jar:")) {
            container = container.substring("jar:".length()).replaceAll("!/$", "");
        }
        try {
            return new Location(Path.of(new URI(container)).toAbsolutePath());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new Location(Path.of(container.replaceFirst("^file:", "")));
        }
    }

    /** The jar or folder that holds a class. */
    static Optional<Location> of(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        return Optional.ofNullable(type.getResource("/" + name)).map(resource -> of(resource, name));
    }

    /** The manifest's {@code Implementation-Version}, where there is one. */
    Optional<String> version() {
        try {
            if (Files.isDirectory(path)) {
                Path file = path.resolve(JarFile.MANIFEST_NAME);
                if (!Files.exists(file)) {
                    return Optional.empty();
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return version(new Manifest(in));
                }
            }
            try (JarFile jar = new JarFile(path.toFile())) {
                return Optional.ofNullable(jar.getManifest()).flatMap(Location::version);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> version(Manifest manifest) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }
}
