package dev.decant.cli;

import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant export}: the trained student as a SavedModel elsewhere. */
@Command(
        name = "export",
        description = "Copies the trained network of a finished run, a TensorFlow SavedModel without teacher and"
                + " strategy, to a folder.")
final class ExportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "RUN", description = "The run's folder.")
    private Path folder = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path out = Path.of("");

    ExportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        FinishedRun run = RunStore.read(folder);
        if (Files.exists(out)) {
            throw new IOException(out + " exists already");
        }
        Path from = run.folder().student();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = out.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        context.out().println(out);
        return ExitCode.DONE;
    }
}
