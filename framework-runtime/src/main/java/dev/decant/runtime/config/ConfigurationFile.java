package dev.decant.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A HOCON file with its includes, overrides and substitutions: everything before keys get a meaning. */
final class ConfigurationFile {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}]*)}");

    private final Path file;
    private final Config written;
    private final ConfigObject resolved;
    private final Map<String, List<String>> lines = new HashMap<>();

    private ConfigurationFile(Path file, Config written, ConfigObject resolved) {
        this.file = file;
        this.written = written;
        this.resolved = resolved;
    }

    /**
     * Reads and resolves; overrides win over the file, the last one over the others.
     *
     * @param problems receives what is wrong but lets the rest be read
     * @throws ConfigurationException if the file cannot be read or parsed, or an override's key is no path
     */
    static ConfigurationFile read(Path file, List<Setting> overrides, List<Problem> problems) {
        LocalIncluder includer = new LocalIncluder();
        Config written = parse(file, includer, problems);
        refusedIncludes(file, includer, problems);
        return new ConfigurationFile(file, written, resolve(layer(written, overrides, problems), problems));
    }

    /**
     * The same of a class-path resource, as a plugin brings it along.
     *
     * @throws ConfigurationException if there is none, it cannot be parsed, or an override's key is no path
     */
    static ConfigurationFile readResource(String resource, List<Setting> overrides, List<Problem> problems) {
        Path name = Path.of(resource);
        LocalIncluder includer = new LocalIncluder();
        try {
            Config written = ConfigFactory.parseResources(
                    ConfigurationFile.class.getClassLoader(),
                    resource,
                    ConfigParseOptions.defaults()
                            .setAllowMissing(false)
                            .setOriginDescription(resource)
                            .setIncluder(includer));
            refusedIncludes(name, includer, problems);
            return new ConfigurationFile(name, written, resolve(layer(written, overrides, problems), problems));
        } catch (ConfigException e) {
            throw failed(problems, problem(name, e));
        }
    }

    /** Overrides alone, such as the options of a generator. */
    static ConfigObject of(List<Setting> overrides, List<Problem> problems) {
        return resolve(layer(ConfigFactory.empty(), overrides, problems), problems);
    }

    /** The configuration with every substitution replaced. */
    ConfigObject resolved() {
        return resolved;
    }

    private static Config parse(Path file, LocalIncluder includer, List<Problem> problems) {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "is a folder; expected a configuration file" : "no such file";
            throw failed(problems, new Problem(file.toString(), "", what));
        }
        try {
            ConfigSyntax syntax = file.toString().endsWith(".json") ? ConfigSyntax.JSON : ConfigSyntax.CONF;
            return ConfigFactory.parseFile(
                    file.toFile(),
                    ConfigParseOptions.defaults()
                            .setAllowMissing(false)
                            .setSyntax(syntax)
                            .setIncluder(includer));
        } catch (ConfigException e) {
            refusedIncludes(file, includer, problems);
            throw failed(problems, problem(file, e));
        }
    }

    private static ConfigurationException failed(List<Problem> problems, Problem last) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(last);
        return new ConfigurationException(all);
    }

    private static Problem problem(Path file, ConfigException e) {
        if (e.origin() == null) {
            return new Problem(file.toString(), "", String.valueOf(e.getMessage()));
        }
        String message = String.valueOf(e.getMessage()).replace(e.origin().description() + ": ", "");
        return Problem.at(e.origin(), "", message);
    }

    /** An include does not know its line; the text does. */
    private static void refusedIncludes(Path file, LocalIncluder includer, List<Problem> problems) {
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(includer.files());
        for (String address : includer.refused()) {
            String where = file.toString();
            String tail = address.replaceFirst("^[A-Za-z0-9+.-]+:/*", "");
            for (Path candidate : files) {
                List<String> text = text(candidate);
                for (int i = 0; i < text.size(); i++) {
                    if (text.get(i).contains("include") && text.get(i).contains(tail)) {
                        where = candidate + ":" + (i + 1);
                    }
                }
            }
            problems.add(new Problem(
                    where,
                    "",
                    "include of " + address + " is refused; expected a file or a class-path resource, never a URL"));
        }
    }

    private static Config layer(Config written, List<Setting> overrides, List<Problem> problems) {
        Config layered = written;
        for (Setting override : overrides) {
            try {
                layered = override.config().withFallback(layered);
            } catch (ConfigException e) {
                problems.add(new Problem(
                        override.origin(), "", "\"" + override.key() + "\" is not a key such as train.batch-size"));
            }
        }
        return layered;
    }

    /** Each failure names one substitution: it is reported, stood in for, and the rest is tried again. */
    private static ConfigObject resolve(Config layered, List<Problem> problems) {
        Set<String> missing = new HashSet<>();
        ConfigResolveOptions options = ConfigResolveOptions.defaults().appendResolver(new StandIns(missing));
        while (true) {
            try {
                return layered.resolve(options).root();
            } catch (ConfigException.UnresolvedSubstitution e) {
                String message = String.valueOf(e.getMessage());
                Matcher name = SUBSTITUTION.matcher(message);
                boolean cycle = message.contains("cycle");
                String path = name.find() ? name.group(1).replaceFirst("^\\?", "") : "";
                Problem problem = Problem.at(
                        e.origin(),
                        "",
                        cycle
                                ? "substitution ${" + path + "} refers to itself"
                                : "substitution ${" + path + "} cannot be resolved; expected a key of this file or an"
                                        + " environment variable (write ${?" + path + "} where it may be absent)");
                if (cycle || path.isEmpty() || !missing.add(path)) {
                    throw failed(problems, problem);
                }
                problems.add(problem);
            } catch (ConfigException e) {
                throw failed(problems, new Problem("configuration", "", String.valueOf(e.getMessage())));
            }
        }
    }

    /** Values in the place of what cannot be resolved, recognisable by their origin. */
    private record StandIns(Set<String> missing) implements ConfigResolver {
        @Override
        public @Nullable ConfigValue lookup(String path) {
            return missing.contains(path) ? ConfigValueFactory.fromAnyRef("?", SectionBinder.UNRESOLVED) : null;
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }
    }

    /**
     * The names of a section in the order in which the file writes them, which HOCON does not keep; names that only an
     * override gives come last.
     */
    List<String> writtenOrder(ConfigObject section, String... path) {
        return section.keySet().stream()
                .map(name -> place(name, path))
                .sorted(Comparator.comparingInt(Place::line)
                        .thenComparingInt(Place::column)
                        .thenComparing(Place::name))
                .map(Place::name)
                .toList();
    }

    /** Line and column of a key as written. */
    private record Place(String name, int line, int column) {}

    private Place place(String name, String... path) {
        ConfigValue value = written(name, path);
        if (value == null) {
            return new Place(name, Integer.MAX_VALUE, 0);
        }
        SourceLocation location = SourceLocation.of(value.origin());
        List<String> text = lines.computeIfAbsent(location.source(), source -> text(Path.of(source)));
        if (location.line() < 1 || location.line() > text.size()) {
            return new Place(name, location.line(), 0);
        }
        Matcher key = Pattern.compile("(^|[\\s{,\"])" + Pattern.quote(name) + "\"?\\s*([{=:.]|\\+=)")
                .matcher(text.get(location.line() - 1));
        return new Place(name, location.line(), key.find() ? key.start() : 0);
    }

    /** A value of the file before anything was resolved; null where it stands behind a substitution. */
    private @Nullable ConfigValue written(String name, String... path) {
        ConfigValue value = written.root();
        try {
            for (String step : path) {
                value = value instanceof ConfigObject object ? object.get(step) : null;
            }
            return value instanceof ConfigObject object ? object.get(name) : null;
        } catch (ConfigException.NotResolved e) {
            return null;
        }
    }

    private static List<String> text(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    /** The file's name without its extension. */
    String baseName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
