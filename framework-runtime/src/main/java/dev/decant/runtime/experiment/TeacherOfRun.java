package dev.decant.runtime.experiment;

import dev.decant.api.data.DataException;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.run.TrainedOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the teacher that a finished run is to be compared with. */
public final class TeacherOfRun {
    private TeacherOfRun() {}

    /**
     * The teacher in the run's provenance, also where both were moved together; if the provenance names none, the
     * finished teacher of the same seed and data beside the run.
     *
     * @return empty for a teacher's own run, and where there is none or it is gone
     * @throws DataException if several come into question, or one is damaged
     */
    public static Optional<FinishedRun> of(FinishedRun run) throws IOException {
        if (run.label().equals(RunSpecs.TEACHER)) {
            return Optional.empty();
        }
        Optional<Path> named = RunRecall.of(run.folder()).teacher();
        if (named.isPresent()) {
            Path beside = sibling(run, named.get().getFileName().toString());
            for (Path path : List.of(beside, named.get())) {
                if (new RunFolder(path).finished()) {
                    return Optional.of(RunStore.read(path));
                }
            }
            return Optional.empty();
        }
        List<Path> found = beside(run);
        if (found.size() > 1) {
            throw new DataException("the run " + run.folder().path() + " names no teacher, and " + found.size()
                    + " of its seed lie beside it: " + found + "; name one with --teacher");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(RunStore.read(found.get(0)));
    }

    private static List<Path> beside(FinishedRun run) throws IOException {
        String fingerprint = TrainedOn.of(run.folder()).fingerprint();
        List<Path> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(sibling(run, ""))) {
            for (Path path : paths.sorted().toList()) {
                RunFolder folder = new RunFolder(path);
                if (!folder.finished() || !Files.isRegularFile(folder.provenance())) {
                    continue;
                }
                RunRecall recall = RunRecall.of(folder);
                if (recall.label().equals(RunSpecs.TEACHER)
                        && recall.seed() == run.seed()
                        && TrainedOn.of(folder).fingerprint().equals(fingerprint)) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** A folder beside the run's. */
    private static Path sibling(FinishedRun run, String name) {
        Path folder = run.folder().path();
        Path parent = folder.getParent() == null || folder.normalize().endsWith("..")
                ? folder.toAbsolutePath().normalize().getParent()
                : folder.getParent();
        return Optional.ofNullable(parent).orElse(folder).resolve(name);
    }
}
