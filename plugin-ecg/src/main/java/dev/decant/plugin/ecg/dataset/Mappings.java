package dev.decant.plugin.ecg.dataset;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ecg.diagnosis.LabelMapping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a source's mapping comes from: the user's file, or the one that the plugin brings. */
public final class Mappings {
    private Mappings() {}

    /**
     * The mapping of a source.
     *
     * @param own the user's file
     * @param builtIn a resource beside the source's class
     * @throws DataException if the file cannot be read or is no mapping
     */
    public static LabelMapping of(Optional<Path> own, Class<?> source, String builtIn) {
        try (Reader csv = own.isPresent()
                ? Files.newBufferedReader(own.get(), StandardCharsets.UTF_8)
                : resource(source, builtIn)) {
            return LabelMapping.read(csv, own.map(Path::toString).orElse(builtIn));
        } catch (IOException e) {
            throw new DataException(
                    "the mapping " + own.map(Path::toString).orElse(builtIn) + " cannot be read: " + e, e);
        }
    }

    private static Reader resource(Class<?> source, String name) {
        InputStream stream = source.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the resource " + name + " is missing from the plugin");
        }
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
