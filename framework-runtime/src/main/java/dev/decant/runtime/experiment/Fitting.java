package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.graph.DataForm;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.training.OpenedData;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Whether parts of an experiment fit together, seen before a teacher is trained for students that do not. */
public final class Fitting {
    private final UntrainedRuns runs;
    private final Teachers teachers;

    @Inject
    public Fitting(UntrainedRuns runs, Teachers teachers) {
        this.runs = runs;
        this.teachers = teachers;
    }

    /** @throws InvalidConfiguration if the experiment's own student does not fit the data, its strategy or its teacher */
    public void requireStudent(Experiment experiment, OpenedData data) {
        requireOne(
                experiment,
                List.of(runs.student(experiment)),
                List.of(experiment.train().seed()),
                data);
    }

    /** @throws InvalidConfiguration of the first contender, if none fits; one that does not leaves the table later */
    public void requireContender(Experiment experiment, OpenedData data) {
        List<Long> seeds = experiment.compare().map(CompareConfig::seeds).orElse(List.of());
        requireOne(experiment, runs.students(experiment), seeds, data);
    }

    /** Builds graphs until one fits, if a teacher is to be trained for any seed. */
    private void requireOne(Experiment experiment, List<RunSpec> students, List<Long> seeds, OpenedData data) {
        if (seeds.stream().allMatch(seed -> isThere(experiment, seed, data))) {
            return;
        }
        TeacherSpec teacher = runs.teacher(experiment, data.task());
        Optional<InvalidConfiguration> first = Optional.empty();
        for (RunSpec run : students) {
            GraphSpec spec =
                    new GraphSpec(DataForm.unweighted(data.set(), run.labelled()), run.recipe(), Optional.of(teacher));
            try (RunGraph graph = RunGraph.build(spec)) {
                return;
            } catch (InvalidConfiguration e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        first.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private boolean isThere(Experiment experiment, long seed, OpenedData data) {
        return teachers.toTrain(experiment, seed)
                .map(spec -> spec.folder().resolve(RunId.of(spec, data.set().fingerprint())))
                .map(folder -> new RunFolder(folder).finished())
                .orElse(true);
    }
}
