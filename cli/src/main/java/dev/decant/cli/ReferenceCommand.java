package dev.decant.cli;

import dev.decant.study.explain.ConfigurationReference;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code decant reference}: the configuration reference of everything that is loaded, as Markdown. */
@Command(name = "reference", hidden = true, description = "Prints the configuration reference.")
final class ReferenceCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<ConfigurationReference> reference;

    @Inject
    ReferenceCommand(Console console, Provider<ConfigurationReference> reference) {
        this.console = console;
        this.reference = reference;
    }

    @Override
    public Integer call() {
        console.out().print(reference.get().markdown());
        return ExitCode.DONE;
    }
}
