package dev.decant.study.export;

import com.google.inject.Inject;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.io.file.AtomicFile;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.graph.SavedStudent;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCheck;
import dev.decant.runtime.run.RunStore;
import dev.decant.study.request.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands the trained network of a finished run over to those who use it without Decant. The folder that is written is what
 * TensorFlow Serving expects of a model, with two files beside its only version:
 *
 * <pre>
 * 1/saved_model.pb, 1/variables/   the network without teacher and strategy
 * preparation.json                 how a record becomes its input, what its output means, the thresholds
 * model-card.md                    what it was trained on and how, what it scores, what it is not for
 * </pre>
 */
public final class Exporting {
    /** The folder of the SavedModel within the export: its version, which TensorFlow Serving asks for. */
    public static final String VERSION = "1";

    private final ExperimentLoader configurations;

    @Inject
    Exporting(ExperimentLoader configurations) {
        this.configurations = configurations;
    }

    /**
     * Writes the folder, and returns it.
     *
     * @param folder of the run
     * @param out a new or empty folder; there with everything in it or not at all, but for one that only can be
     *     filled: {@link OutputFolder#write}
     * @throws dev.decant.study.request.InvalidRequest if there is something in the way
     * @throws dev.decant.api.data.DataException if there is no finished run, or a file of it is damaged
     */
    public Path export(Path folder, Path out) throws IOException {
        OutputFolder.requireNewOrEmpty(out);
        FinishedRun run = RunStore.read(folder);
        new RunCheck(run.folder()).requireWholeStudent();
        String preparation = preparation(run);
        String card = ModelCard.of(run, experiment(run)).markdown();
        Path student = run.folder().student();
        OutputFolder.write(out, into -> {
            copy(student, into.resolve(VERSION));
            AtomicFile.writeText(into.resolve("preparation.json"), preparation);
            AtomicFile.writeText(into.resolve("model-card.md"), card);
        });
        return out;
    }

    private static String preparation(FinishedRun run) throws IOException {
        try (SavedStudent student = SavedStudent.load(run.folder().student())) {
            return ExportedPreparation.of(run, student.inputs(), student.outputs());
        }
    }

    /** The configuration beside the run; empty where this version or these plugins cannot read it. */
    private Optional<Experiment> experiment(FinishedRun run) {
        try {
            return Optional.of(configurations.loadBeside(run.folder().config(), List.of()));
        } catch (ConfigurationException | InvalidConfiguration e) {
            return Optional.empty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
