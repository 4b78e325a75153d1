package dev.decant.cli;

import dev.decant.runtime.config.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code decant validate}: reads a configuration and reports every problem in it. */
@Command(name = "validate", description = "Checks a configuration and reports every problem in it.")
final class ValidateCommand implements Callable<Integer> {
    private final CommandContext context;
    private final List<ExperimentCheck> checks;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Mixin
    private Settings settings = new Settings();

    /** @param checks run in order on a configuration that was bound */
    ValidateCommand(CommandContext context, List<ExperimentCheck> checks) {
        this.context = context;
        this.checks = checks;
    }

    @Override
    public Integer call() {
        Experiment experiment = context.experiment(file, settings);
        for (ExperimentCheck check : checks) {
            check.check(experiment).forEach(context.out()::println);
        }
        context.out().println(file + ": configuration is valid");
        return ExitCode.DONE;
    }
}
