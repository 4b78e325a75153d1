package dev.decant.runtime.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.decant.api.data.Augmentation;
import dev.decant.api.data.Generator;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import dev.decant.api.score.PredictionFormat;
import dev.decant.api.score.Scorer;
import dev.decant.runtime.plugin.PluginCatalog;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads configuration files, and the options of single extensions from the command line. */
public final class ExperimentLoader {
    private final PluginCatalog catalog;

    @Inject
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
        Problems problems = new Problems();
        return experiment(ConfigurationFile.read(file, overrides, problems), problems);
    }

    /**
     * Reads the configuration beside a run, as {@link #load} reads a file. The run may have come from elsewhere: where runs are
     * trained and who hears of them, only the overrides say, and unless they do, the folder of runs is the one in which the run
     * lies now.
     *
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment loadBeside(Path file, List<Setting> overrides) {
        Problems problems = new Problems();
        Experiment written = experiment(ConfigurationFile.read(file, TopLevel.BESIDE, overrides, problems), problems);
        return overrides.stream().anyMatch(setting -> setting.key().equals(TopLevel.RUNS))
                ? written
                : written.withRuns(around(file, written.name()));
    }

    /** The folder in which a run lies; with a folder of its experiment in between, the one above. */
    private static Path around(Path file, String name) {
        Path run = file.toAbsolutePath().normalize().resolveSibling("");
        Path folder = run.resolveSibling("");
        return folder.endsWith(name) ? folder.resolveSibling("") : folder;
    }

    /**
     * Reads a configuration of the class path, as {@link #load} reads a file.
     *
     * @param resource a class-path resource, HOCON
     * @param overrides win over the resource, the last over the others
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment loadResource(String resource, List<Setting> overrides) {
        Problems problems = new Problems();
        return experiment(ConfigurationFile.readResource(resource, overrides, problems), problems);
    }

    /**
     * Reads a configuration that is text already, such as the one beside a run.
     *
     * @param description what messages call it
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment loadText(String description, String text) {
        return loadText(description, text, List.of());
    }

    /**
     * Reads a configuration that is text already, such as one in a program.
     *
     * @param name the experiment's where the text has none, and what messages call the text
     * @param overrides win over the text, the last over the others
     * @throws ConfigurationException with every problem that was found
     */
    public Experiment loadText(String name, String text, List<Setting> overrides) {
        Problems problems = new Problems();
        return experiment(ConfigurationFile.ofText(name, text, overrides, problems), problems);
    }

    Experiment experiment(ConfigurationFile file, Problems problems) {
        ConfigObject completed = new ExperimentCompletion(catalog).complete(file.resolved(), file.baseName());
        new CrossChecks(catalog, problems).check(completed);
        ExperimentSections sections = complete(
                new SectionBinder(catalog, problems, file.order()).record(ExperimentSections.class, completed, ""),
                problems);
        return sections.experiment(ExperimentCompletion.effective(completed));
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
        Problems problems = new Problems();
        ConfigObject section = ConfigurationFile.of(options, problems)
                .withValue(SectionCompletion.TYPE, ConfigValueFactory.fromAnyRef(type, Problem.COMMAND_LINE))
                .withOrigin(ConfigOriginFactory.newSimple(Problem.COMMAND_LINE));
        ConfigObject completed = new SectionCompletion(catalog).selection(kind, section);
        return complete(new SectionBinder(catalog, problems).selection(kind, completed, ""), problems);
    }

    private static <T> T complete(Optional<T> bound, Problems problems) {
        problems.throwIfAny();
        return bound.orElseThrow(() -> new IllegalStateException("nothing was bound and nothing reported"));
    }
}
