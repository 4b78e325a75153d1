package dev.decant.cli;

import dev.decant.study.export.Exporting;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant export}: the trained student as a SavedModel elsewhere. */
@Command(
        name = "export",
        description = {
            "Hands over the trained network of a finished run: a TensorFlow SavedModel without teacher and strategy, in the"
                    + " folders that TensorFlow Serving expects,",
            "preparation.json, which says how a record becomes its input and what its output means, and model-card.md."
        })
final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<Exporting> exporting;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A new or empty folder, named as the model is to be.")
    private Path out = Path.of("");

    @Inject
    ExportCommand(Console console, Provider<Exporting> exporting) {
        this.console = console;
        this.exporting = exporting;
    }

    @Override
    public Integer call() throws IOException {
        console.out().println(exporting.get().export(folder, out));
        return ExitCode.DONE;
    }
}
