package dev.decant.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.matcher.Matchers;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.training.Progress;
import java.util.List;
import picocli.CommandLine.Command;

/** The commands, and where they print. */
final class CliModule extends AbstractModule {
    private final Console console;
    private final List<String> arguments;

    CliModule(Console console, List<String> arguments) {
        this.console = console;
        this.arguments = arguments;
    }

    @Override
    protected void configure() {
        bind(Console.class).toInstance(console);
        bind(GivenArguments.class).toInstance(new GivenArguments(arguments));
        bind(Progress.class).toInstance(new ConsoleProgress(console.err()));
        bindListener(
                Matchers.only(Key.get(PluginCatalog.class)), new PluginWarnings(console.err()));
        for (Class<?> command : Decant.class.getAnnotation(Command.class).subcommands()) {
            bind(command);
        }
    }
}
