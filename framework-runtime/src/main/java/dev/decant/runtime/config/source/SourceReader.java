package dev.decant.runtime.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Reads texts and what they include. */
public final class SourceReader {
    private final ClassLoader loader = SourceReader.class.getClassLoader();
    private final Consumer<RefusedInclude> refused;
    private final Deque<Place> open = new ArrayDeque<>();

    /** @param refused is told of every include of an address, and of what is not there */
    public SourceReader(Consumer<RefusedInclude> refused) {
        this.refused = refused;
    }

    /**
     * Reads a file: JSON where its name ends so, or else HOCON.
     *
     * @throws ConfigException if it cannot be read or parsed
     */
    public SourceText file(Path file) {
        ConfigSyntax syntax = file.toString().endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF;
        Place place = new Place.InFile(file.toFile());
        try {
            return parse(place, place.description(), decoded(Files.readAllBytes(file)), syntax);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /**
     * Reads a class-path resource, HOCON.
     *
     * @throws ConfigException if there is none or it cannot be parsed
     */
    public SourceText resource(String name) {
        Place place = new Place.InResource(name);
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw missing(name);
            }
            return parse(place, name, decoded(in.readAllBytes()), ConfigSyntax.CONF);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /**
     * Parses a text of the command line.
     *
     * @throws ConfigException if it cannot be parsed
     */
    public SourceText given(String description, String text) {
        return parse(new Place.Given(description), description, text, ConfigSyntax.CONF);
    }

    /** What an include names: one file, all resources of one name, or nothing where there is none. */
    List<SourceText> included(Place place) {
        if (open.stream().anyMatch(place::isSameAs)) {
            throw new ConfigException.Parse(
                    ConfigOriginFactory.newSimple(place.description()), "the file includes itself");
        }
        try {
            return place instanceof Place.InFile in ? inFile(in, in.file()) : inResources(place, place.description());
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private List<SourceText> inFile(Place place, File file) throws IOException {
        if (!file.isFile()) {
            return List.of();
        }
        String text = decoded(Files.readAllBytes(file.toPath()));
        return List.of(parse(place, place.description(), text, syntax(file.getName())));
    }

    private List<SourceText> inResources(Place place, String name) throws IOException {
        List<SourceText> found = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(name))) {
            try (InputStream in = url.openStream()) {
                String text = decoded(in.readAllBytes());
                found.add(parse(place, name + " @ " + url.toExternalForm(), text, syntax(name)));
            }
        }
        return found;
    }

    private SourceText parse(Place place, String description, String text, ConfigSyntax syntax) {
        try {
            return nested(place, description, text, syntax);
        } catch (StackOverflowError e) { // the parser calls itself for each value within another
            throw new ConfigException.Parse(
                    ConfigOriginFactory.newSimple(place.description()), "values are nested too deeply");
        }
    }

    private SourceText nested(Place place, String description, String text, ConfigSyntax syntax) {
        List<Statement> statements = syntax == ConfigSyntax.PROPERTIES ? List.of() : KeyScanner.scan(text);
        LocalIncluder includer = new LocalIncluder(this, place, statements);
        open.push(place);
        try {
            Config config = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(syntax)
                            .setOriginDescription(description)
                            .setIncluder(includer));
            return new SourceText(config, WrittenOrder.of(statements, includer.included()));
        } finally {
            open.pop();
        }
    }

    private static String decoded(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    void refuse(Place place, int line, String what, String reason) {
        refused.accept(new RefusedInclude(place.description(), line, what, reason));
    }

    private static ConfigSyntax syntax(String name) {
        if (name.endsWith(".json")) {
            return ConfigSyntax.JSON;
        }
        return name.endsWith(".properties") ? ConfigSyntax.PROPERTIES : ConfigSyntax.CONF;
    }

    private static ConfigException missing(String name) {
        return unreadable(new Place.InResource(name), new IOException("resource not found on classpath: " + name));
    }

    private static ConfigException unreadable(Place place, IOException e) {
        return new ConfigException.IO(
                ConfigOriginFactory.newSimple(place.description()), e.getClass().getName() + ": " + e.getMessage(), e);
    }
}
