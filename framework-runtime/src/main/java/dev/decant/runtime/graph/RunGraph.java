package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Network;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy.Needs;
import dev.decant.api.strategy.Phase;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.Tensors;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.config.OptimizerConfig;
import dev.decant.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** One run's graph and session: networks, losses, updates and predictions over one set of variables. */
public final class RunGraph implements AutoCloseable {
    private final GraphSpec spec;
    private final Graph graph;
    private final Session session;
    private final BatchInputs inputs;
    private final VariableStore store;
    private final CheckpointTransfer transfer;
    private final Slots slots;
    private final List<PhaseUpdate> phases;
    private final Operand<TFloat32> probabilities;

    private RunGraph(GraphSpec spec, Graph graph) {
        this.spec = spec;
        this.graph = graph;
        Ops tf = Ops.create(graph);
        this.inputs = BatchInputs.create(tf, spec.input(), spec.task());
        this.store = new VariableStore(tf, spec.train().seed());
        Network student = build(spec, Owner.STUDENT, spec.readouts());
        Optional<Network> teacher = spec.needs() == Needs.NO_TEACHER
                ? Optional.empty()
                : Optional.of(build(spec, Owner.TEACHER, teacherSpec(spec).readouts()));
        Segments segments = spec.needs() == Needs.SEGMENTS
                ? Segments.of(student, teacher.orElseThrow(), spec.splitter())
                : new Segments(List.of(), List.of());
        List<Phase> declared = spec.strategy()
                .extension()
                .phases(
                        new GraphContext(
                                tf,
                                spec,
                                inputs,
                                student,
                                teacher,
                                segments.student(),
                                segments.teacher(),
                                store.scope(Owner.STRATEGY)),
                        spec.strategy().config());
        checkShares(declared);
        this.probabilities = Prediction.build(tf, spec, inputs, student);
        this.slots = new Slots(
                store,
                store.trainedBy(EnumSet.allOf(ParameterGroup.class)),
                spec.train().accumulate() > 1);
        List<PhaseUpdate> built = new ArrayList<>();
        for (Phase phase : declared) {
            built.add(PhaseUpdate.build(graph, tf, store, slots, inputs, phase, spec.train()));
        }
        this.phases = List.copyOf(built);
        this.transfer = new CheckpointTransfer(tf, store.variables());
        this.session = new Session(graph, sessionConfig(spec));
    }

    /**
     * Builds the whole graph, gradients included.
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

    private Network build(GraphSpec spec, Owner owner, List<ReadoutSpec> readouts) {
        var chosen = owner == Owner.TEACHER ? teacherSpec(spec).network() : spec.network();
        try {
            return chosen.extension().build(store.scope(owner), spec.input(), spec.task(), readouts, chosen.config());
        } catch (InvalidConfiguration e) {
            throw new InvalidConfiguration("strategy " + spec.strategy().type() + " with "
                    + (owner == Owner.TEACHER ? "teacher " : "network ") + chosen.type() + ": " + e.getMessage());
        }
    }

    private static GraphSpec.TeacherSpec teacherSpec(GraphSpec spec) {
        return spec.teacher()
                .orElseThrow(() -> new InvalidConfiguration(
                        "the strategy " + spec.strategy().type() + " needs a teacher, and none is configured"));
    }

    private static void checkShares(List<Phase> phases) {
        double sum = phases.stream().mapToDouble(Phase::shareOfEpochs).sum();
        if (phases.isEmpty() || Math.abs(sum - 1) > 1e-9) {
            throw new InvalidConfiguration("the shares of epochs of the phases "
                    + phases.stream().map(Phase::name).collect(Collectors.joining(", ")) + " sum to " + sum
                    + ", they must sum to 1");
        }
    }

    static ConfigProto sessionConfig(GraphSpec spec) {
        return sessionConfig(
                spec.train().threads() > 0
                        ? spec.train().threads()
                        : Runtime.getRuntime().availableProcessors());
    }

    static ConfigProto sessionConfig(int threads) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build();
    }

    /** Whether the strategy uses a teacher, so that {@link #loadTeacher} must come before the first step. */
    public boolean hasTeacher() {
        return spec.needs() != Needs.NO_TEACHER;
    }

    /** The phases of training, in order. */
    public List<PhaseInfo> phases() {
        return phases.stream()
                .map(phase -> new PhaseInfo(
                        phase.name(),
                        phase.shareOfEpochs(),
                        List.copyOf(phase.terms().keySet()),
                        phase.unreached()))
                .toList();
    }

    /**
     * A phase as the training loop sees it.
     *
     * @param terms the names of the logged terms
     * @param unreached parameters that the phase trains but its loss does not depend on
     */
    public record PhaseInfo(String name, double shareOfEpochs, List<String> terms, List<String> unreached) {}

    /** What one step measured; the terms are in the order of the phase's. */
    public record StepResult(float loss, float[] terms, float gradientNorm) {}

    /** Every variable takes its initial value. */
    public void initialise() {
        transfer.assign(
                session, store.variables(), variable -> variable.initial().get());
    }

    /** The optimiser forgets: a new phase begins. */
    public void resetOptimizer() {
        transfer.assign(session, slots.moments(), variable -> new float[Math.toIntExact(variable.size())]);
    }

    /**
     * One update.
     *
     * @param step the number of the update in the run, from 0: it seeds random operations
     * @param optimizerStep the number of the update in the phase, from 1
     */
    public StepResult step(int phase, Batch batch, int step, int optimizerStep, double learningRate) {
        PhaseUpdate update = phases.get(phase);
        OptimizerConfig optimizer = spec.train().optimizer();
        try (TInt32 stepValue = TInt32.scalarOf(step);
                TFloat32 rate = TFloat32.scalarOf((float) learningRate);
                TFloat32 beta1 = TFloat32.scalarOf((float) Math.pow(optimizer.beta1(), optimizerStep));
                TFloat32 beta2 = TFloat32.scalarOf((float) Math.pow(optimizer.beta2(), optimizerStep))) {
            if (update.accumulate().isEmpty()) {
                try (FedRecords records = FedRecords.of(batch, 0, batch.size())) {
                    Session.Runner runner = records.feed(session.runner(), inputs)
                            .feed(inputs.step(), stepValue)
                            .feed(inputs.learningRate(), rate)
                            .feed(inputs.beta1Power(), beta1)
                            .feed(inputs.beta2Power(), beta2)
                            .addTarget(update.update())
                            .fetch(update.loss())
                            .fetch(update.gradientNorm());
                    update.terms().values().forEach(runner::fetch);
                    return result(runner, 1);
                }
            }
            return accumulated(update, batch, stepValue, rate, beta1, beta2);
        }
    }

    private StepResult accumulated(
            PhaseUpdate update, Batch batch, TInt32 step, TFloat32 rate, TFloat32 beta1, TFloat32 beta2) {
        int parts = Math.min(spec.train().accumulate(), batch.size());
        double loss = 0;
        double[] terms = new double[update.terms().size()];
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) batch.size() * part / parts);
            int to = (int) ((long) batch.size() * (part + 1) / parts);
            double share = (double) (to - from) / batch.size();
            try (FedRecords records = FedRecords.of(batch, from, to);
                    TInt32 partStep =
                            TInt32.scalarOf(step.getInt() * spec.train().accumulate() + part);
                    TFloat32 weight = TFloat32.scalarOf((float) share)) {
                Session.Runner runner = records.feed(session.runner(), inputs)
                        .feed(inputs.step(), partStep)
                        .feed(inputs.partWeight(), weight)
                        .addTarget(update.accumulate().orElseThrow())
                        .fetch(update.loss());
                update.terms().values().forEach(runner::fetch);
                StepResult measured = result(runner, 0);
                loss += measured.loss() * share;
                for (int i = 0; i < terms.length; i++) {
                    terms[i] += measured.terms()[i] * share;
                }
            }
        }
        Session.Runner runner = session.runner()
                .feed(inputs.learningRate(), rate)
                .feed(inputs.beta1Power(), beta1)
                .feed(inputs.beta2Power(), beta2)
                .addTarget(update.update())
                .fetch(update.gradientNorm());
        try (Result result = runner.run()) {
            float[] floats = new float[terms.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) terms[i];
            }
            return new StepResult((float) loss, floats, Tensors.copy(result.get(0))[0]);
        }
    }

    private StepResult result(Session.Runner runner, int norms) {
        try (Result result = runner.run()) {
            float[] terms = new float[result.size() - 1 - norms];
            for (int i = 0; i < terms.length; i++) {
                terms[i] = Tensors.copy(result.get(1 + norms + i))[0];
            }
            float norm = norms == 1 ? Tensors.copy(result.get(1))[0] : Float.NaN;
            return new StepResult(Tensors.copy(result.get(0))[0], terms, norm);
        }
    }

    /** Probabilities [record][class]; [record][time] for a per-step task. */
    public float[][] predict(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size());
                Result result = records.feed(session.runner(), inputs)
                        .fetch(probabilities)
                        .run()) {
            return Tensors.rows(result.get(0), batch.size());
        }
    }

    /** All of the run's own variables, the optimiser's included: what resuming needs. The teacher's are not in it. */
    public Checkpoint snapshot(Map<String, String> metadata) {
        return transfer.read(
                session,
                store.variables().stream()
                        .filter(variable -> variable.owner() != Owner.TEACHER)
                        .filter(variable -> !slots.sums().contains(variable))
                        .toList(),
                metadata);
    }

    /** Only the trained network, without strategy and optimiser: names start with {@code model/}. */
    public Checkpoint modelSnapshot(Map<String, String> metadata) {
        return transfer.read(session, modelVariables(), metadata);
    }

    /**
     * Takes over what {@link #snapshot} returned.
     *
     * @throws CheckpointException if a variable is missing or has another shape
     */
    public void restore(Checkpoint checkpoint) {
        initialise();
        transfer.restore(
                session,
                store.variables().stream()
                        .filter(variable -> variable.owner() != Owner.TEACHER)
                        .filter(variable -> !slots.sums().contains(variable))
                        .toList(),
                checkpoint,
                StoredVariable::name);
    }

    /** Takes over the trained network only. */
    public void restoreModel(Checkpoint checkpoint) {
        transfer.restore(session, modelVariables(), checkpoint, StoredVariable::name);
    }

    /** Takes over another run's trained network as this run's teacher. */
    public void loadTeacher(Checkpoint checkpoint) {
        transfer.restore(
                session,
                teacherVariables(),
                checkpoint,
                variable -> Owner.STUDENT.prefix()
                        + variable.name().substring(Owner.TEACHER.prefix().length()));
    }

    /** The teacher's variables as they are now, to see that nothing changed them. */
    public Checkpoint teacherSnapshot() {
        return transfer.read(session, teacherVariables(), Map.of());
    }

    private List<StoredVariable> modelVariables() {
        List<StoredVariable> moments = slots.moments();
        List<StoredVariable> sums = slots.sums();
        return store.variables().stream()
                .filter(variable -> variable.owner() == Owner.STUDENT)
                .filter(variable -> !moments.contains(variable) && !sums.contains(variable))
                .toList();
    }

    private List<StoredVariable> teacherVariables() {
        return store.variables().stream()
                .filter(variable -> variable.owner() == Owner.TEACHER)
                .toList();
    }

    /** Writes the trained network with its present values as a SavedModel, without teacher, strategy and optimiser. */
    public void exportStudent(Path folder) throws IOException {
        StudentExport.write(spec, modelSnapshot(Map.of()), folder);
    }

    /** The number of trainable numbers of the network that is trained. */
    public long trainableParameters() {
        return modelVariables().stream()
                .filter(variable -> variable.group().isPresent())
                .mapToLong(StoredVariable::size)
                .sum();
    }

    /** The number of trainable numbers that the strategy adds. */
    public long strategyParameters() {
        return store.trainedBy(EnumSet.of(ParameterGroup.STRATEGY)).stream()
                .mapToLong(StoredVariable::size)
                .sum();
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
