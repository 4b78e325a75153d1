package dev.decant.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that a jar carries, such as a plugin's own table.
 *
 * @param owner the class that it stands beside
 * @param name relative to the package of the owner
 */
public record Resource(Class<?> owner, String name) {
    /** The whole content. A resource that is missing is a mistake of whoever packed the jar. */
    public byte[] read() {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " of " + owner + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " of " + owner + " cannot be read", e);
        }
    }

    /** The lines of the content, which is UTF-8. */
    public List<String> lines() {
        return new String(read(), StandardCharsets.UTF_8).lines().toList();
    }
}
