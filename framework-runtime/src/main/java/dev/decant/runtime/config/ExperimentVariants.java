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
            ExperimentLoader loader = new ExperimentLoader(catalog);
            Problems problems = new Problems();
            ConfigurationFile file = ConfigurationFile.read(path, overrides, problems);
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
