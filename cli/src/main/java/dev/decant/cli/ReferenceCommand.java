package dev.decant.cli;

import dev.decant.study.explain.ConfigurationReference;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant reference}: the configuration reference of everything that is loaded. */
@Command(name = "reference", hidden = true, description = "Prints the configuration reference.")
final class ReferenceCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--markdown", required = true, description = "Prints Markdown.")
    @SuppressWarnings("UnusedVariable") // the only form so far; naming it keeps room for others
    private boolean markdown;

    ReferenceCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().print(new ConfigurationReference(context.catalog()).markdown());
        return ExitCode.DONE;
    }
}
