package dev.decant.cli;

import dev.decant.runtime.config.ExperimentVariants;
import dev.decant.study.run.ExperimentCheck;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant validate}: reads a configuration and its data, and reports every problem in them. */
@Command(name = "validate", description = "Checks a configuration and its data, and reports every problem in them.")
final class ValidateCommand extends ConfiguredCommand {
    private final Console console;
    private final Provider<ExperimentVariants.Reader> configurations;
    private final Provider<ExperimentCheck> check;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(
            names = "--deep",
            description =
                    "Reads every record; otherwise all headers are compared with their files and a sample is read.")
    private boolean deep;

    /** @param check of a configuration that was bound */
    @Inject
    ValidateCommand(
            Console console, Provider<ExperimentVariants.Reader> configurations, Provider<ExperimentCheck> check) {
        this.console = console;
        this.configurations = configurations;
        this.check = check;
    }

    @Override
    public Integer call() {
        check.get()
                .check(configurations.get().read(file, settings()).base(), deep)
                .forEach(console.out()::println);
        console.out().println(file + ": configuration is valid");
        return ExitCode.DONE;
    }
}
