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
        description = "Copies the trained network of a finished run, a TensorFlow SavedModel without teacher and"
                + " strategy, to a folder.")
final class ExportCommand implements Callable<Integer> {
    private final Console console;
    private final Provider<Exporting> exporting;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder that does not exist yet.")
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
