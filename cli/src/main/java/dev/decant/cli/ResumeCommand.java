package dev.decant.cli;

import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.run.Training;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant resume}: trains a run on from its last checkpoint. */
@Command(
        name = "resume",
        description = "Trains a run on from its last checkpoint, to the same bits as without the interruption.")
final class ResumeCommand extends ConfiguredCommand {
    private final Console console;
    private final TrainingListener progress;
    private final Provider<Training> training;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    @Inject
    ResumeCommand(Console console, TrainingListener progress, Provider<Training> training) {
        this.console = console;
        this.progress = progress;
        this.training = training;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationPrinter printer = new EvaluationPrinter(console, json);
        printer.printPage(training.get().resume(folder, settings(), progress, printer::print));
        return ExitCode.DONE;
    }
}
