package dev.decant.cli;

import com.google.inject.Injector;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Makes commands for picocli by the one injector of the process, which is itself made for the first command: help and
 * version need neither Guice nor plugins.
 */
final class InjectedCommands implements CommandLine.IFactory {
    private final Console console;
    private final List<String> arguments;
    private final ClassLoader plugins;
    private Optional<Injector> injector = Optional.empty();

    /** @param plugins sees the plugins to use */
    InjectedCommands(Console console, List<String> arguments, ClassLoader plugins) {
        this.console = console;
        this.arguments = arguments;
        this.plugins = plugins;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.isAnnotationPresent(Command.class)
                ? injector().getInstance(type)
                : CommandLine.defaultFactory().create(type);
    }

    private Injector injector() {
        if (injector.isEmpty()) {
            injector = Optional.of(CliModule.injector(console, arguments, plugins));
        }
        return injector.get();
    }
}
