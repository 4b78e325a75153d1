package dev.decant.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.decant.reproduction.ReproductionModule;
import dev.decant.runtime.EngineModule;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.PluginInjector;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.StudyModule;
import java.util.List;
import picocli.CommandLine.Command;

/** The commands, and where they print. */
final class CliModule extends AbstractModule {
    private final Console console;
    private final List<String> arguments;

    private CliModule(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    /** The one injector of the process: engine, study, reproduction, commands, and the plugins that the loader sees. */
    static Injector injector(Console console, List<String> arguments, ClassLoader plugins) {
        return PluginInjector.create(
                plugins,
                new EngineModule(),
                new StudyModule(),
                new ReproductionModule(),
                new CliModule(console, arguments));
    }

    @Override
    protected void configure() {
        bind(Console.class).toInstance(console);
        bind(GivenArguments.class).toInstance(new GivenArguments(arguments));
        bind(TrainingListener.class).toInstance(new ConsoleProgress(console.err()));
        bindListener(
                binding -> binding.getKey().equals(Key.get(PluginCatalog.class)), new PluginWarnings(console.err()));
        for (Class<?> command : DecantCommand.class.getAnnotation(Command.class).subcommands()) {
            bind(command);
        }
    }
}
