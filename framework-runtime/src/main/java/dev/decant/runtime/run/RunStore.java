package dev.decant.runtime.run;

import dev.decant.api.data.DataException;
import dev.decant.io.file.AtomicFile;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a run's result, and reads it back. */
public final class RunStore {
    private RunStore() {}

    /** Writes the predictions, a manifest of all files, then the result that marks the run as finished. */
    public static void write(FinishedRun run) throws IOException {
        new PredictionTable(run.test(), run.groups()).write(run.folder().predictions("test"));
        String result = ResultFile.text(run);
        RunManifest.write(run.folder(), result);
        AtomicFile.writeText(run.folder().result(), result);
    }

    /**
     * Reads a finished run, whose files must be what was written. Of a run of a version without a manifest only what the files
     * say of each other is checked.
     *
     * @throws DataException if the folder holds none, or a damaged one
     */
    public static FinishedRun read(Path path) {
        RunFolder folder = new RunFolder(path);
        if (!folder.finished()) {
            throw new DataException(
                    Files.isRegularFile(folder.config())
                            ? "the run " + path + " is not finished; continue it with: decant resume " + path
                            : "there is no run " + path);
        }
        try {
            return verified(folder);
        } catch (DamagedRun e) {
            throw e.damage().exception();
        } catch (IOException e) {
            throw new DataException("the run " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws DamagedRun if a file that is read is not what was written */
    static FinishedRun verified(RunFolder folder) throws IOException {
        Optional<RunManifest> manifest = RunManifest.read(folder);
        if (manifest.isPresent()) {
            for (Path file : List.of(
                    folder.config(),
                    folder.provenance(),
                    folder.metrics(),
                    folder.result(),
                    folder.predictions("test"))) {
                manifest.get().damage(folder, file).ifPresent(damage -> {
                    throw new DamagedRun(damage);
                });
            }
        }
        ResultFile result = ResultFile.read(folder);
        FinishedRun run = result.with(tested(folder, result));
        requireAllTested(run);
        requireAllEpochs(run);
        return run;
    }

    private static PredictionTable tested(RunFolder folder, ResultFile result) {
        Path file = folder.predictions("test");
        try {
            return PredictionTable.read(file, result.task(), result.thresholds());
        } catch (DataException e) {
            throw new DamagedRun(new RunDamage(folder, file, "is damaged (" + e.getMessage() + ")"));
        }
    }

    /** A table that was cut between two rows looks whole. */
    private static void requireAllTested(FinishedRun run) {
        int tested = new HashSet<>(run.test().ids()).size();
        TrainedOn.of(run.folder()).tested().ifPresent(expected -> {
            if (tested != expected) {
                throw new DamagedRun(new RunDamage(
                        run.folder(),
                        run.folder().predictions("test"),
                        "holds " + tested + " of the " + new Counted(expected, "record")
                                + " that the run was tested on"));
            }
        });
    }

    /** So does a log that lost its end. */
    private static void requireAllEpochs(FinishedRun run) throws IOException {
        Path log = run.folder().metrics();
        if (Files.isRegularFile(log)) {
            int epochs = Files.readAllLines(log, StandardCharsets.ISO_8859_1).size();
            if (epochs != run.epochs()) {
                throw new DamagedRun(new RunDamage(
                        run.folder(), log, "tells of " + epochs + " of " + new Counted(run.epochs(), "epoch")));
            }
        }
    }

    /** Every run below a folder, finished or not, in the order of the names. */
    public static List<RunFolder> list(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(runs, 3)) {
            return paths.map(RunFolder::new)
                    .filter(folder -> Files.isRegularFile(folder.provenance()))
                    .sorted(java.util.Comparator.comparing(RunFolder::path))
                    .toList();
        }
    }
}
