package dev.decant.runtime.experiment;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataSet;
import dev.decant.runtime.config.CompareConfig;
import dev.decant.runtime.config.CompareConfig.Contender;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.graph.DataForm;
import dev.decant.runtime.graph.GraphSpec;
import dev.decant.runtime.graph.GraphSpec.TeacherSpec;
import dev.decant.runtime.graph.RunGraph;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.TeacherRun;
import dev.decant.runtime.training.OpenedData;
import dev.decant.runtime.training.PhaseEpochs;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether parts of an experiment fit together, seen before anything is trained: by building graphs. */
public final class Fitting {
    private final RunSpecs specs;
    private final UntrainedRuns runs;
    private final Teachers teachers;

    @Inject
    public Fitting(RunSpecs specs, UntrainedRuns runs, Teachers teachers) {
        this.specs = specs;
        this.runs = runs;
        this.teachers = teachers;
    }

    /**
     * If a teacher is to be trained for it.
     *
     * @throws InvalidConfiguration if the experiment's own student does not fit the data, its strategy or its teacher
     */
    public void requireStudent(Experiment experiment, OpenedData data) {
        long seed = experiment.train().seed();
        if (teachers.found(experiment, seed, data).isEmpty()) {
            requireTeacher(experiment, seed, data);
            require(runs.student(experiment), experiment, data);
        }
    }

    /**
     * Of every strategy that has a run to be trained.
     *
     * @throws ConfigurationException with each strategy that does not fit the data, the student or the teacher
     * @throws InvalidConfiguration if the teacher itself does not fit the data
     */
    public void requireContenders(Experiment experiment, OpenedData data) {
        CompareConfig compare = experiment.compare().orElseThrow();
        Map<Long, TeacherRun> found = new HashMap<>();
        for (long seed : compare.seeds()) {
            teachers.found(experiment, seed, data).ifPresent(teacher -> found.put(seed, teacher));
        }
        List<Contender> left = compare.contenders().stream()
                .filter(contender -> compare.seeds().stream()
                        .anyMatch(seed ->
                                !isFinished(experiment, contender, seed, Optional.ofNullable(found.get(seed)), data)))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        requireTeacher(experiment, compare.seeds().get(0), data);
        Misfits misfits = new Misfits(experiment);
        for (Contender contender : left) {
            RunSpec run =
                    specs.contender(experiment, contender, experiment.train().seed(), Optional.empty());
            misfits.attempt(contender.name(), () -> require(run, experiment, data));
        }
        misfits.refuse();
    }

    private boolean isFinished(
            Experiment experiment, Contender contender, long seed, Optional<TeacherRun> teacher, OpenedData data) {
        RunSpec run = specs.contender(experiment, contender, seed, teacher);
        boolean known = teacher.isPresent() || !run.recipe().needsTeacher();
        return known && folder(run, data).finished();
    }

    private static RunFolder folder(RunSpec run, OpenedData data) {
        return new RunFolder(run.folder().resolve(RunId.of(run, data.set().fingerprint())));
    }

    private void requireTeacher(Experiment experiment, long seed, OpenedData data) {
        teachers.toTrain(experiment, seed).ifPresent(run -> require(run, experiment, data));
    }

    /**
     * Builds the graph of a run, and closes it.
     *
     * @param experiment says who teaches
     * @throws InvalidConfiguration if it does not fit the data, its strategy or the teacher
     */
    public void require(RunSpec run, Experiment experiment, OpenedData data) {
        graph(run, runs.teacher(experiment, data.task()), data.set()).close();
    }

    /**
     * The graph of a run that is to be trained.
     *
     * @throws InvalidConfiguration if its parts do not fit together
     */
    static RunGraph graph(RunSpec run, TeacherSpec teacher, DataSet set) {
        GraphSpec spec = new GraphSpec(DataForm.unweighted(set, run.labelled()), run.recipe(), Optional.of(teacher));
        RunGraph graph = RunGraph.build(spec);
        try {
            PhaseEpochs.of(graph.phases(), run.recipe().train().epochs());
            return graph;
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }
}
