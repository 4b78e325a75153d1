package dev.decant.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.decant.reproduction.ReproductionModule;
import dev.decant.runtime.EngineModule;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.plugin.PluginInjector;
import dev.decant.runtime.training.StopRequest;
import dev.decant.study.StudyModule;

/** What the command line adds to the services: it warns of refused plugins. */
final class CliModule extends AbstractModule {
    private final Console console;

    private CliModule(Console console) {
        this.console = console;
    }

    /** The one injector of the process: engine, study, reproduction, and the plugins that the loader sees. */
    static Injector injector(Console console, ClassLoader plugins, StopRequest stop) {
        return PluginInjector.create(
                plugins, new EngineModule(stop), new StudyModule(), new ReproductionModule(), new CliModule(console));
    }

    @Override
    protected void configure() {
        bindListener(
                binding -> binding.getKey().equals(Key.get(PluginCatalog.class)), new PluginWarnings(console.err()));
    }
}
