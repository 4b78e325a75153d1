package dev.decant.cli;

import com.google.inject.Injector;
import com.google.inject.Module;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Makes commands for picocli by the one injector of the process, which is itself made for the first command: help and
 * version need neither Guice nor plugins.
 */
final class InjectedCommands implements CommandLine.IFactory {
    private final Console console;
    private final List<String> arguments;
    private final Optional<Supplier<Module>> plugins;
    private Optional<Injector> injector = Optional.empty();

    /** @param plugins binds the catalog of plugins; empty for those of the class path */
    InjectedCommands(Console console, List<String> arguments, Optional<Supplier<Module>> plugins) {
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
            injector = Optional.of(CliModule.injector(console, arguments, plugins.map(Supplier::get)));
        }
        return injector.get();
    }
}
