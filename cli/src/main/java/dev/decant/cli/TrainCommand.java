package dev.decant.cli;

import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.run.Training;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant train}: one student by the configured strategy, its teacher first where it needs one. */
@Command(
        name = "train",
        description = {
            "Trains one student by the configured strategy, and its teacher first where there is none yet. The same command"
                    + " again goes on where it stopped.",
            "Each run has its folder, runs/NAME/METHOD-sSEED-ID, where NAME is the file's name without .conf: settings,"
                    + " logs, checkpoints, predictions, the network and report.html. -D runs=DIR puts them elsewhere, and"
                    + " decant runs lists them."
        })
final class TrainCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<ExperimentLoader> configurations;
    private final Provider<Training> training;

    @Parameters(paramLabel = "CONF", description = "The configuration file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    TrainCommand(
            Console console,
            TrainingListener progress,
            Provider<ExperimentLoader> configurations,
            Provider<Training> training) {
        this.console = console;
        this.progress = progress;
        this.configurations = configurations;
        this.training = training;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationPrinter printer = new EvaluationPrinter(console, json);
        printer.printPage(training.get().train(configurations.get().load(file, settings()), progress, printer::print));
        return ExitCode.DONE;
    }
}
