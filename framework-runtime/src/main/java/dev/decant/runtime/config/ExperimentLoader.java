package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Generator;
import dev.decant.api.plugin.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Scorer;
import dev.decant.runtime.plugin.PluginCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads configuration files, and the options of single extensions from the command line. */
public final class ExperimentLoader {
    private final PluginCatalog catalog;

    public ExperimentLoader(PluginCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads a file, its includes, the environment and the overrides, adds defaults, and binds everything.
     *
     * @param file HOCON, or JSON where it ends so
     * @param overrides win over the file, the last over the others
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment load(Path file, List<Setting> overrides) {
        List<Problem> problems = new ArrayList<>();
        ConfigurationFile source = ConfigurationFile.read(file, overrides, problems);
        Optional<Experiment> experiment = new ExperimentAssembly(catalog, source, problems).assemble();
        return orThrow(experiment, problems);
    }

    /**
     * Reads a configuration that a plugin brings along, as {@link #load} reads a file.
     *
     * @param resource a class-path resource, HOCON
     * @param overrides win over the resource, the last over the others
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment loadResource(String resource, List<Setting> overrides) {
        List<Problem> problems = new ArrayList<>();
        ConfigurationFile source = ConfigurationFile.readResource(resource, overrides, problems);
        Optional<Experiment> experiment = new ExperimentAssembly(catalog, source, problems).assemble();
        return orThrow(experiment, problems);
    }

    /**
     * A generator with options from the command line over its defaults.
     *
     * @throws ConfigurationException if the generator is unknown or an option is wrong
     */
    public Selected<Generator<Record>> generator(String type, List<Setting> options) {
        Selected<Extension<Record>> chosen = select(ExtensionKind.GENERATOR, type, options);
        return new Selected<>(chosen.type(), (Generator<Record>) chosen.extension(), chosen.config());
    }

    /**
     * A scorer with options from the command line over its defaults.
     *
     * @throws ConfigurationException if the scorer is unknown or an option is wrong
     */
    public Selected<Scorer<Record>> scorer(String type, List<Setting> options) {
        Selected<Extension<Record>> chosen = select(ExtensionKind.SCORER, type, options);
        return new Selected<>(chosen.type(), (Scorer<Record>) chosen.extension(), chosen.config());
    }

    /**
     * An augmentation with its defaults.
     *
     * @throws ConfigurationException if the augmentation is unknown, or needs an option that has no default
     */
    public Selected<Augmentation<Record>> augmentation(String type) {
        Selected<Extension<Record>> chosen = select(ExtensionKind.AUGMENTATION, type, List.of());
        return new Selected<>(chosen.type(), (Augmentation<Record>) chosen.extension(), chosen.config());
    }

    /**
     * A prediction format with its defaults.
     *
     * @throws ConfigurationException if the format is unknown
     */
    public Selected<PredictionFormat<Record>> format(String type) {
        Selected<Extension<Record>> chosen = select(ExtensionKind.FORMAT, type, List.of());
        return new Selected<>(chosen.type(), (PredictionFormat<Record>) chosen.extension(), chosen.config());
    }

    private Selected<Extension<Record>> select(ExtensionKind<?> kind, String type, List<Setting> options) {
        List<Problem> problems = new ArrayList<>();
        ConfigObject section = ConfigurationFile.of(options, problems)
                .withValue(SectionCompletion.TYPE, ConfigValueFactory.fromAnyRef(type, "command line"))
                .withOrigin(ConfigOriginFactory.newSimple("command line"));
        ConfigObject completed = new SectionCompletion(catalog).selection(kind, section);
        return orThrow(new SectionBinder(catalog, problems).selection(kind, completed, ""), problems);
    }

    private static <T> T orThrow(Optional<T> bound, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(inOrder(problems));
        }
        return bound.orElseThrow(() -> new IllegalStateException("nothing was bound and nothing reported"));
    }

    /** By file and line. What one line says wrong is reported once, also where a substitution repeats the line. */
    private static List<Problem> inOrder(List<Problem> problems) {
        Map<List<String>, Problem> distinct = new LinkedHashMap<>();
        for (Problem problem : problems) {
            distinct.merge(
                    List.of(problem.where(), problem.leaf(), problem.message()),
                    problem,
                    (one, other) -> other.path().length() < one.path().length() ? other : one);
        }
        return distinct.values().stream()
                .sorted(Comparator.comparing((Problem problem) -> file(problem))
                        .thenComparingInt(ExperimentLoader::line))
                .toList();
    }

    private static String file(Problem problem) {
        return problem.where().replaceFirst(":\\d+$", "");
    }

    private static int line(Problem problem) {
        String tail = problem.where().substring(file(problem).length());
        return tail.isEmpty() ? 0 : Integer.parseInt(tail.substring(1));
    }
}
