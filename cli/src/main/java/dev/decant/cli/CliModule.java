package dev.decant.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import dev.decant.reproduction.ReproductionModule;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.training.Progress;
import dev.decant.study.ClassPathPlugins;
import dev.decant.study.StudyModule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** The commands, and where they print. */
final class CliModule extends AbstractModule {
    private final Console console;
    private final List<String> arguments;

    private CliModule(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    /** The injector of the process, of every module's module. */
    static Injector injector(Console console, List<String> arguments, Optional<Module> plugins) {
        return Guice.createInjector(
                plugins.orElseGet(ClassPathPlugins::new),
                new StudyModule(),
                new ReproductionModule(),
                new CliModule(console, arguments));
    }

    @Override
    protected void configure() {
        bind(Console.class).toInstance(console);
        bind(GivenArguments.class).toInstance(new GivenArguments(arguments));
        bind(Progress.class).toInstance(new ConsoleProgress(console.err()));
        bindListener(
                binding -> binding.getKey().equals(Key.get(PluginCatalog.class)), new PluginWarnings(console.err()));
        for (Class<?> command : DecantCommand.class.getAnnotation(Command.class).subcommands()) {
            bind(command);
        }
    }
}
