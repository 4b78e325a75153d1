package dev.decant.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.decant.reproduction.ReproductionModule;
import dev.decant.study.StudyModule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Makes commands for picocli by the one injector of the process, which is itself made for the first command: help and
 * version need neither Guice nor plugins.
 */
final class InjectedCommands implements CommandLine.IFactory {
    private final List<Module> modules;
    private Optional<Injector> injector = Optional.empty();

    /** @param plugins binds the catalog of plugins */
    InjectedCommands(Console console, List<String> arguments, Module plugins) {
        this.modules =
                List.of(plugins, new StudyModule(), new ReproductionModule(), new CliModule(console, arguments));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.isAnnotationPresent(Command.class)
                ? injector().getInstance(type)
                : CommandLine.defaultFactory().create(type);
    }

    private Injector injector() {
        if (injector.isEmpty()) {
            injector = Optional.of(Guice.createInjector(modules));
        }
        return injector.get();
    }
}
