package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.nn.parameter.Tensors;
import dev.decant.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;

/** One run's graph and session: it steps, predicts, and lets its variables be kept. */
public final class RunGraph implements AutoCloseable {
    private final GraphSpec spec;
    private final Graph graph;
    private final BuiltGraph built;
    private final Session session;
    private final RunVariables variables;

    private RunGraph(GraphSpec spec, Graph graph) {
        this.spec = spec;
        this.graph = graph;
        this.built = BuiltGraph.in(graph, spec);
        this.session = new Session(graph, SessionThreads.of(spec.recipe().threads()));
        this.variables = new RunVariables(session, built);
    }

    /**
     * Builds the whole graph, gradients included. Its variables have no values yet: {@link RunVariables#initialise} or
     * {@link RunVariables#restore} comes next.
     *
     * @throws InvalidConfiguration if the networks, the splitter and the strategy do not fit together
     */
    public static RunGraph build(GraphSpec spec) {
        Graph graph = new Graph();
        try {
            return new RunGraph(spec, graph);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** Whether the strategy uses a teacher, so that {@link RunVariables#loadTeacher} must come before the first step. */
    public boolean hasTeacher() {
        return spec.recipe().needsTeacher();
    }

    /** The phases of training, in order. */
    public List<PhaseInfo> phases() {
        return built.phases().stream().map(update -> update.phase().info()).toList();
    }

    /** The values of the variables. */
    public RunVariables variables() {
        return variables;
    }

    /**
     * One update.
     *
     * @param step the number of the update in the run, from 0: it seeds random operations
     * @param optimizerStep the number of the update in the phase, from 1
     */
    public StepResult step(int phase, Batch batch, int step, int optimizerStep, double learningRate) {
        return step(phase, batch, TeacherValues.none(), step, optimizerStep, learningRate);
    }

    /**
     * One update.
     *
     * @param taught what the frozen network makes of the batch, where it is known
     * @param step the number of the update in the run, from 0: it seeds random operations
     * @param optimizerStep the number of the update in the phase, from 1
     */
    public StepResult step(
            int phase, Batch batch, TeacherValues taught, int step, int optimizerStep, double learningRate) {
        return step(SessionCalls.plain(session), phase, batch, taught, new Step(step, optimizerStep, learningRate));
    }

    /** What the updates take from the frozen network and can be fed; none where no teacher is used. */
    public List<TeacherOutput> teacherOutputs() {
        return built.teacherOutputs();
    }

    /** What the frozen network makes of a batch. */
    public TeacherValues taught(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size())) {
            Session.Runner runner = records.feedInputs(session.runner(), built.inputs());
            built.teacherOutputs().forEach(output -> runner.fetch(output.tensor()));
            try (Result result = runner.run()) {
                List<float[]> values = new ArrayList<>();
                for (int i = 0; i < built.teacherOutputs().size(); i++) {
                    values.add(Tensors.copy(result.get(i)));
                }
                return new TeacherValues(built.teacherOutputs(), values, batch.steps());
            }
        }
    }

    /** One update as {@link #step} makes it, of which it is kept when each operation ran; timing them takes time too. */
    public StepTimeline trace(int phase, Batch batch, int step, int optimizerStep, double learningRate) {
        SessionCalls calls = SessionCalls.traced(session);
        step(calls, phase, batch, TeacherValues.none(), new Step(step, optimizerStep, learningRate));
        return StepTimeline.of(calls.traces());
    }

    private StepResult step(SessionCalls calls, int phase, Batch batch, TeacherValues taught, Step step) {
        return built.phases().get(phase).run(calls, batch, taught, step);
    }

    /**
     * What ceases to be finite first in an update that changed no weight because its loss or gradient was not, as a clause such as
     * "the output of Exp, computed with student/blocks/2/query/kernel". Each call adds operations to the graph, which no
     * step runs.
     *
     * @param step the number of the update in the run, from 0
     */
    public String notFinite(int phase, Batch batch, TeacherValues taught, int step) {
        return new NotFinite(graph, session, built.inputs(), built.phases().get(phase)).first(batch, taught, step);
    }

    /** Counts the arithmetic of a phase's steps; each call adds operations to the graph, which no step runs. */
    public StepProducts products(int phase) {
        return StepProducts.of(graph, session, built.inputs(), built.phases().get(phase));
    }

    /** Whether {@link #measure} must come between {@link RunVariables#loadTeacher} and the first step. */
    public boolean hasMeasurements() {
        return !built.store().trainingMeans().isEmpty();
    }

    /**
     * Fixes the statistics that a network or a strategy wants measured before the first step.
     *
     * @param training hands every batch of the training split to its argument, without augmentation
     */
    public void measure(Consumer<Consumer<Batch>> training) {
        TrainingMeans means = new TrainingMeans(built.store().trainingMeans(), session, built.inputs());
        training.accept(means);
        variables.assign(means.values());
    }

    /** Probabilities [record][class]; [record][time] for a per-step task. */
    public float[][] predict(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size());
                Result result = records.feed(session.runner(), built.inputs())
                        .fetch(built.probabilities())
                        .run()) {
            return Tensors.rows(result.get(0), batch.size());
        }
    }

    /** Writes the trained network with its present values as a SavedModel, without teacher, strategy and optimiser. */
    public void exportStudent(Path folder) throws IOException {
        StudentExport.write(spec, variables.modelSnapshot(Map.of()), folder);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
