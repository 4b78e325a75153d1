package dev.decant.runtime.config.source;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Includes files and class-path resources for one text; an address is refused and never opened. */
final class LocalIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderClasspath, ConfigIncluderURL {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final SourceReader reader;
    private final Place place;
    private final Iterator<Statement> includes;
    private final List<List<SourceText>> included = new ArrayList<>();

    /** @param statements of the text; the parser asks for its includes in their order */
    LocalIncluder(SourceReader reader, Place place, List<Statement> statements) {
        this.reader = reader;
        this.place = place;
        this.includes = statements.stream().filter(Statement::include).iterator();
    }

    /** What each include brought. */
    List<List<SourceText>> included() {
        return included;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        if (ADDRESS.matcher(what).matches()) {
            return refuse(what);
        }
        boolean whole = Stream.of(".conf", ".json", ".properties").anyMatch(what::endsWith);
        return merged(
                what,
                whole
                        ? List.of(place.beside(what))
                        : List.of(beside(what, ".conf"), beside(what, ".json"), beside(what, ".properties")));
    }

    private Place beside(String what, String extension) {
        return place.beside(what + extension);
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        return merged(what.getPath(), List.of(new Place.InFile(what)));
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return merged(what, List.of(new Place.InResource(what)));
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        return refuse(what.toExternalForm());
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    /** The first text wins over the others, key by key. */
    private ConfigObject merged(String what, List<Place> places) {
        int line = line();
        List<SourceText> texts = places.stream()
                .flatMap(place -> reader.included(place).stream())
                .toList();
        if (texts.isEmpty()) {
            reader.refuse(place, line, what, "there is no such file or class-path resource");
        }
        included.add(texts);
        ConfigObject merged = ConfigFactory.empty().root();
        for (SourceText text : texts) {
            merged = merged.withFallback(text.config());
        }
        return merged;
    }

    private ConfigObject refuse(String address) {
        reader.refuse(place, line(), address, "expected a file or a class-path resource, never a URL");
        included.add(List.of());
        return ConfigFactory.empty().root();
    }

    private int line() {
        return includes.hasNext() ? includes.next().line() : 0;
    }
}
