package dev.decant.cli;

import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.experiment.RecalledRuns;
import dev.decant.runtime.experiment.Rehearsal;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.experiment.Teachers;
import dev.decant.runtime.experiment.TrainedNetworks;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.RefusedPlugin;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What a command needs of its surroundings. Plugins are discovered when a command first asks for them. */
public final class CommandContext {
    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<PluginCatalog> discovery;
    private Optional<PluginCatalog> catalog = Optional.empty();

    /** A context that discovers the plugins of the class path. */
    public CommandContext(PrintStream out, PrintStream err) {
        this(out, err, () -> PluginCatalog.ofClassPath());
    }

    /** A context with plugins from elsewhere. */
    public CommandContext(PrintStream out, PrintStream err, Supplier<PluginCatalog> discovery) {
        this.out = out;
        this.err = err;
        this.discovery = discovery;
    }

    /** Where results go. */
    public PrintStream out() {
        return out;
    }

    /** Where everything that is not a result goes. */
    public PrintStream err() {
        return err;
    }

    /** The plugins; the first call discovers them and warns of the refused ones, one line each. */
    public PluginCatalog catalog() {
        if (catalog.isEmpty()) {
            PluginCatalog discovered = discovery.get();
            for (RefusedPlugin plugin : discovered.refused()) {
                err.println("decant: warning: " + plugin.line());
            }
            catalog = Optional.of(discovered);
        }
        return catalog.get();
    }

    /** Reads configurations with these plugins. */
    public ExperimentLoader configurations() {
        return new ExperimentLoader(catalog());
    }

    /** The runs of experiments. */
    RunSpecs specs() {
        return new RunSpecs(catalog());
    }

    /** Provides teachers. */
    Teachers teachers() {
        return new Teachers(specs(), new TrainedNetworks(configurations(), specs()));
    }

    /** Rebuilds what a run's folder says. */
    RecalledRuns recalledRuns() {
        return new RecalledRuns(specs(), teachers());
    }

    /** Checks experiments without training. */
    Rehearsal rehearsal() {
        return new Rehearsal(specs(), teachers());
    }

    /**
     * Reads the configuration of a command.
     *
     * @throws dev.decant.runtime.config.ConfigurationException with every problem in it
     */
    public Experiment experiment(Path file, Settings settings) {
        return configurations().load(file, settings.settings());
    }
}
