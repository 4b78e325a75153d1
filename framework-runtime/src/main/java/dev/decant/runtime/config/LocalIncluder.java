package dev.decant.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Includes files and class-path resources; an address is remembered as refused and never opened. */
final class LocalIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderClasspath, ConfigIncluderURL {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final Set<String> refused = new LinkedHashSet<>();
    private final List<Path> files = new ArrayList<>();

    /** The addresses that an include named. */
    Set<String> refused() {
        return refused;
    }

    /** The files that were included. */
    List<Path> files() {
        return files;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
        if (ADDRESS.matcher(what).matches()) {
            refused.add(what);
            return ConfigFactory.empty().root();
        }
        if (what.endsWith(".conf") || what.endsWith(".json") || what.endsWith(".properties")) {
            return parse(context, what);
        }
        ConfigObject found = ConfigFactory.empty().root();
        for (String extension : List.of(".conf", ".json", ".properties")) {
            found = found.withFallback(parse(context, what + extension));
        }
        return found;
    }

    private ConfigObject parse(ConfigIncludeContext context, String name) {
        ConfigParseable parseable = context.relativeTo(name);
        if (parseable == null) {
            // A file named without a folder lies in the working directory, and so does what it includes.
            File beside = new File(name);
            return beside.exists() ? includeFile(context, beside) : resource(context, name);
        }
        String file = parseable.origin().filename();
        if (file != null && Files.exists(Path.of(file))) {
            files.add(Path.of(file));
        }
        return parseable.parse(options(context, name));
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
        if (what.exists()) {
            files.add(what.toPath());
        }
        return ConfigFactory.parseFile(what, options(context, what.getName())).root();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
        return resource(context, what);
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
        refused.add(what.toExternalForm());
        return ConfigFactory.empty().root();
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
        return this;
    }

    private static ConfigObject resource(ConfigIncludeContext context, String name) {
        try {
            return ConfigFactory.parseResources(LocalIncluder.class.getClassLoader(), name, options(context, name))
                    .root();
        } catch (ConfigException.IO e) {
            if (context.parseOptions().getAllowMissing()) {
                return ConfigFactory.empty().root();
            }
            throw e;
        }
    }

    /** The options of the including file, with the syntax of the included one and no name of the includer's. */
    private static ConfigParseOptions options(ConfigIncludeContext context, String name) {
        ConfigSyntax syntax = name.endsWith(".json")
                ? ConfigSyntax.JSON
                : name.endsWith(".properties") ? ConfigSyntax.PROPERTIES : ConfigSyntax.CONF;
        return context.parseOptions().setSyntax(syntax).setOriginDescription(null);
    }
}
