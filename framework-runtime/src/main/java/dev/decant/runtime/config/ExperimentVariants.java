package dev.decant.runtime.config;

import dev.decant.runtime.plugin.PluginCatalog;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/** An experiment and what becomes of it with other values of some keys. Its file is read once. */
public final class ExperimentVariants {
    private final ExperimentLoader loader;
    private final ConfigurationFile file;
    private final Experiment base;

    private ExperimentVariants(ExperimentLoader loader, ConfigurationFile file, Experiment base) {
        this.loader = loader;
        this.file = file;
        this.base = base;
    }

    /** Reads files as variants. */
    public static final class Reader {
        private final PluginCatalog catalog;

        @Inject
        public Reader(PluginCatalog catalog) {
            this.catalog = catalog;
        }

        /**
         * Reads a file as {@link ExperimentLoader#load} does, and tries every end of every space of its sections {@code
         * tune} and {@code compare.tune}, if it has them: what would fail after hours is told at once, with file and line.
         *
         * @throws ConfigurationException with every problem that was found
         */
        public ExperimentVariants read(Path path, List<Setting> overrides) {
            Problems problems = new Problems();
            return variants(ConfigurationFile.read(path, overrides, problems), problems);
        }

        /** The same of a class-path resource, as {@link ExperimentLoader#loadResource} reads it. */
        public ExperimentVariants readResource(String resource, List<Setting> overrides) {
            Problems problems = new Problems();
            return variants(ConfigurationFile.readResource(resource, overrides, problems), problems);
        }

        /** The same of a text, as {@link ExperimentLoader#loadText(String, String, List)} reads it. */
        public ExperimentVariants readText(String name, String text, List<Setting> overrides) {
            Problems problems = new Problems();
            return variants(ConfigurationFile.ofText(name, text, overrides, problems), problems);
        }

        private ExperimentVariants variants(ConfigurationFile file, Problems problems) {
            ExperimentLoader loader = new ExperimentLoader(catalog);
            ExperimentVariants variants = new ExperimentVariants(loader, file, loader.experiment(file, problems));
            Problems refused = new Problems();
            new SpaceChecks(variants, file.resolved(), refused).check();
            refused.throwIfAny();
            return variants;
        }
    }

    /** The experiment as it is written. */
    public Experiment base() {
        return base;
    }

    /**
     * The experiment with other values, which win over the file and its overrides.
     *
     * @throws ConfigurationException if they do not fit
     */
    public Experiment with(List<Setting> settings) {
        Problems problems = new Problems();
        return loader.experiment(file.varied(settings, problems), problems);
    }
}
