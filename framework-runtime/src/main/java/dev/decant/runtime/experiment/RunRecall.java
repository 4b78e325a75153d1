package dev.decant.runtime.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.data.DataException;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.TeacherConfig;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run's folder says of it, finished or not.
 *
 * @param id the run's id
 * @param label {@code teacher}, or the name of a strategy
 * @param teacher the folder of its teacher's run; empty where it has none
 */
public record RunRecall(RunFolder folder, String id, String label, long seed, Optional<Path> teacher) {
    /** @throws DataException if the folder holds no run */
    public static RunRecall of(RunFolder folder) {
        if (!Files.isRegularFile(folder.provenance())) {
            throw new DataException("there is no run " + folder.path());
        }
        try {
            JsonNode node = new ObjectMapper().readTree(folder.provenance().toFile());
            String teacher = node.path("teacher").asText();
            return new RunRecall(
                    folder,
                    node.path("id").asText(),
                    node.path("label").asText(),
                    node.path("seed").asLong(),
                    teacher.isEmpty() ? Optional.empty() : Optional.of(Path.of(teacher)));
        } catch (IOException e) {
            throw new DataException(folder.provenance() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The run's specification, rebuilt from the configuration beside it.
     *
     * @throws DataException if the configuration does not have the strategy any more, or the teacher's run is gone
     */
    public RunSpec spec(Experiment experiment, PluginCatalog catalog, OpenedData data) {
        RunSpecs specs = new RunSpecs(experiment, catalog);
        if (label.equals(RunSpecs.TEACHER)) {
            if (experiment.teacher() instanceof TeacherConfig.Trained trained) {
                return inPlace(specs.teacher(trained, seed));
            }
            throw new DataException("the run " + folder.path() + " does not say how its teacher was built");
        }
        Optional<Contender> contender = experiment.compare().stream()
                .flatMap(compare -> compare.contenders().stream())
                .filter(candidate -> candidate.name().equals(label))
                .findFirst();
        boolean needsTeacher = contender
                        .map(Contender::strategy)
                        .orElse(experiment.strategy())
                        .extension()
                        .needs(contender
                                .map(Contender::strategy)
                                .orElse(experiment.strategy())
                                .config())
                != Needs.NO_TEACHER;
        Optional<TeacherRun> teacherRun = needsTeacher
                ? teacher.map(path -> new Teachers(experiment, catalog).named(path, data.task()))
                : Optional.empty();
        return inPlace(contender
                .map(found -> specs.contender(found, seed, teacherRun))
                .orElseGet(() -> specs.student(teacherRun)));
    }

    /** The run stays where it is, also if its folder was moved. */
    private RunSpec inPlace(RunSpec spec) {
        return new RunSpec(
                spec.label(),
                Optional.ofNullable(folder.path().toAbsolutePath().normalize().getParent())
                        .orElse(spec.folder()),
                spec.data(),
                spec.split(),
                spec.network(),
                spec.strategy(),
                spec.splitter(),
                spec.teacher(),
                spec.train(),
                spec.evaluate(),
                spec.source());
    }
}
