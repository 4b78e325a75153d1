package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.task.Task;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StepRandomness;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.Tensors;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.TeacherRun;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * Trained networks in inference mode, every block of which can be looked at: a run's own network and its teacher's, on
 * the same input. Blocks are numbered through, the run's own first.
 *
 * <p>What leaves the graph does not grow with the length of a flattened output: for whole records the Gram matrix of each
 * block, for steps the features of those that are asked for.
 */
public final class AnalysisGraph implements AutoCloseable {
    private final TeacherRun ownRun;
    private final Optional<TeacherRun> teacherRun;
    private final Graph graph;
    private final Session session;
    private final BatchInputs inputs;
    private final VariableStore store;
    private final CheckpointTransfer transfer;
    private final Placeholder<TInt32> chosen; // [batch, draws], steps whose features are wanted
    private final Placeholder<TInt32> lengths; // [batch], how many steps are real
    private final Placeholder<TFloat32> samples; // [samples, depth]
    private final Operand<TFloat64> gramOfSamples; // [samples, samples]
    private final List<String> ownBlocks = new ArrayList<>();
    private final List<String> teacherBlocks = new ArrayList<>();
    private final List<Operand<TFloat64>> gramsOfRecords = new ArrayList<>(); // each [batch, batch]
    private final List<Operand<TFloat32>> chosenFeatures = new ArrayList<>(); // each [batch, draws, depth]
    private final List<String> attending = new ArrayList<>();
    private final List<Operand<TFloat32>> wholeAttention = new ArrayList<>(); // each [time, time]
    private final List<Operand<TFloat32>> lastAttention = new ArrayList<>(); // each [window, window]

    private AnalysisGraph(
            InputSpec input, Task task, TeacherRun own, Optional<TeacherRun> teacher, int window, Graph graph) {
        this.ownRun = own;
        this.teacherRun = teacher;
        this.graph = graph;
        Ops tf = Ops.create(graph);
        this.inputs = BatchInputs.create(tf, input, task);
        this.store = new VariableStore(tf, own.run().seed());
        this.chosen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE)));
        this.lengths = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
        this.samples =
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE)));
        this.gramOfSamples = gram(tf, samples);
        look(tf, input, own, Owner.STUDENT, ownBlocks, Optional.of(window));
        teacher.ifPresent(run -> look(tf, input, run, Owner.TEACHER, teacherBlocks, Optional.empty()));
        this.transfer = new CheckpointTransfer(tf, store.variables());
        this.session =
                new Session(graph, RunGraph.sessionConfig(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Builds the networks as their runs did.
     *
     * @param task of the records; it decides nothing but the form of targets, which are not fed
     * @param own the run that is looked into
     * @param teacher whose blocks are looked at on the same input
     * @param window how many of a sequence's last steps {@link #steps} shows the attention of
     * @throws InvalidConfiguration if a network cannot be built on this input
     */
    public static AnalysisGraph build(
            InputSpec input, Task task, TeacherRun own, Optional<TeacherRun> teacher, int window) {
        Graph graph = new Graph();
        try {
            return new AnalysisGraph(input, task, own, teacher, window, graph);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** Applies every block once and adds what can be fetched of it. */
    private void look(
            Ops tf, InputSpec input, TeacherRun run, Owner owner, List<String> names, Optional<Integer> window) {
        Network network = run.network()
                .extension()
                .build(
                        store.scope(owner),
                        input,
                        run.run().test().task(),
                        run.readouts(),
                        run.network().config());
        Map<String, Operand<TFloat32>> probed = new HashMap<>();
        Pass pass = new Pass(
                tf, Mode.INFERENCE, new StepRandomness(run.run().seed(), "analysis", tf.constant(0)), probed::put);
        Features features = inputs.features();
        for (Block block : network.blocks()) {
            features = block.apply(pass, features);
            names.add(block.name());
            Operand<TFloat32> output = features.sequence();
            gramsOfRecords.add(gram(tf, tf.reshape(output, tf.stack(List.of(size(tf, output, 0), tf.constant(-1))))));
            chosenFeatures.add(chosenSteps(tf, output));
            Operand<TFloat32> attention = probed.get(block.name() + "/attention"); // [batch, heads, all, all]
            if (window.isPresent() && attention != null) {
                Operand<TFloat32> map = betweenSteps(tf, attention, output);
                attending.add(block.name());
                wholeAttention.add(tf.sum(map, tf.constant(0)));
                lastAttention.add(lastSteps(tf, map, window.get()));
            }
        }
    }

    /** X·Xᵀ of samples [n, depth], around the first sample: what follows does not depend on the origin. */
    private static Operand<TFloat64> gram(Ops tf, Operand<TFloat32> samples) {
        Operand<TFloat64> exact = tf.dtypes.cast(samples, TFloat64.class);
        Operand<TFloat64> first =
                tf.slice(exact, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, -1})); // [1, depth]
        Operand<TFloat64> around = tf.math.sub(exact, first);
        return tf.linalg.matMul(around, around, MatMul.transposeB(true));
    }

    /** The features at the chosen steps; a block that shortens the sequence is asked at the same share of its length. */
    private Operand<TFloat32> chosenSteps(Ops tf, Operand<TFloat32> output) {
        Operand<TInt32> there = tf.math.floorDiv(
                tf.math.mul(chosen, size(tf, output, 1)), size(tf, inputs.sequence(), 1)); // [batch, draws]
        return tf.gather(output, there, tf.constant(1), Gather.batchDims(1L));
    }

    /** Averaged over heads, without tokens, which stand before the sequence: [batch, time, time]. */
    private static Operand<TFloat32> betweenSteps(Ops tf, Operand<TFloat32> attention, Operand<TFloat32> output) {
        Operand<TFloat32> mean = tf.math.mean(attention, tf.constant(1));
        Operand<TInt32> tokens = tf.math.sub(size(tf, mean, 1), size(tf, output, 1));
        return tf.slice(mean, tf.stack(List.of(tf.constant(0), tokens, tokens)), tf.constant(new int[] {-1, -1, -1}));
    }

    /** The sum over those records that are long enough of what their last steps pay to each other. */
    private Operand<TFloat32> lastSteps(Ops tf, Operand<TFloat32> map, int window) {
        Operand<TInt32> first = tf.math.sub(tf.expandDims(lengths, tf.constant(1)), tf.constant(window)); // [batch, 1]
        Operand<TInt32> steps =
                tf.math.add(first, tf.range(tf.constant(0), tf.constant(window), tf.constant(1))); // [batch, window]
        Operand<TInt32> within =
                tf.math.maximum(tf.constant(0), tf.math.minimum(steps, tf.math.sub(size(tf, map, 1), tf.constant(1))));
        int[] swapped = {0, 2, 1};
        Operand<TFloat32> queries = tf.gather(map, within, tf.constant(1), Gather.batchDims(1L));
        Operand<TFloat32> pairs = tf.gather( // [batch, key, query]
                tf.linalg.transpose(queries, tf.constant(swapped)), within, tf.constant(1), Gather.batchDims(1L));
        Operand<TFloat32> counts = tf.dtypes.cast(tf.math.greaterEqual(first, tf.constant(0)), TFloat32.class);
        Operand<TFloat32> counted = tf.math.mul(pairs, tf.expandDims(counts, tf.constant(2)));
        return tf.linalg.transpose(tf.sum(counted, tf.constant(0)), tf.constant(new int[] {1, 0}));
    }

    /** One dimension, a scalar. */
    private static Operand<TInt32> size(Ops tf, Operand<TFloat32> of, int dimension) {
        return tf.reshape(
                tf.slice(tf.shape(of), tf.constant(new int[] {dimension}), tf.constant(new int[] {1})),
                tf.constant(new int[0]));
    }

    /**
     * Takes over the trained networks.
     *
     * @param own the best checkpoint of the run that is looked into
     * @param teacher that of its teacher, where there is one
     * @throws CheckpointException if a variable is missing or has another shape
     */
    public void load(Checkpoint own, Optional<Checkpoint> teacher) {
        restore(Owner.STUDENT, ownRun, own);
        teacher.ifPresent(checkpoint -> restore(Owner.TEACHER, teacherRun.orElseThrow(), checkpoint));
    }

    private void restore(Owner owner, TeacherRun run, Checkpoint checkpoint) {
        try {
            transfer.restore(
                    session,
                    variables(owner),
                    checkpoint,
                    variable -> Owner.STUDENT.prefix()
                            + variable.name().substring(owner.prefix().length()));
        } catch (CheckpointException e) {
            throw new CheckpointException(run.run().folder().best() + ": " + e.getMessage(), e);
        }
    }

    private List<StoredVariable> variables(Owner owner) {
        return store.variables().stream()
                .filter(variable -> variable.owner() == owner)
                .toList();
    }

    /** The names of the run's own blocks, first block first. */
    public List<String> ownBlocks() {
        return List.copyOf(ownBlocks);
    }

    /** The names of the teacher's blocks, first block first; none without a teacher. */
    public List<String> teacherBlocks() {
        return List.copyOf(teacherBlocks);
    }

    /** The names of the run's own blocks that attend, first block first. */
    public List<String> attending() {
        return List.copyOf(attending);
    }

    /**
     * What a network makes of whole records.
     *
     * @param grams [block][record · records + record], inner products of flattened outputs around the first record's
     * @param attention [attending block][query · time + key], summed over records and averaged over heads
     */
    public record Records(List<double[]> grams, List<float[]> attention) {}

    /** Looks at whole records: a sample is a record's output, flattened [time · depth]. */
    public Records records(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size())) {
            Session.Runner runner = records.feedInputs(session.runner(), inputs);
            gramsOfRecords.forEach(runner::fetch);
            wholeAttention.forEach(runner::fetch);
            try (Result result = runner.run()) {
                List<double[]> grams = new ArrayList<>();
                for (int i = 0; i < gramsOfRecords.size(); i++) {
                    grams.add(Tensors.copyDoubles(result.get(i)));
                }
                return new Records(grams, floats(result, gramsOfRecords.size(), wholeAttention.size()));
            }
        }
    }

    /**
     * What a network makes of some steps.
     *
     * @param features [block][(record · draws + draw) · depth + feature]
     * @param attention [attending block][query · window + key], averaged over heads and summed over the records that
     *     have at least as many steps as the window
     */
    public record Steps(List<float[]> features, List<float[]> attention) {}

    /**
     * Looks at single steps of records.
     *
     * @param steps [record][draw], the steps wanted
     * @param real [record], how many steps of each record are real; they come first
     */
    public Steps steps(Batch batch, int[][] steps, int[] real) {
        int draws = steps[0].length;
        int[] flat = new int[steps.length * draws];
        for (int record = 0; record < steps.length; record++) {
            System.arraycopy(steps[record], 0, flat, record * draws, draws);
        }
        try (FedRecords records = FedRecords.of(batch, 0, batch.size());
                TInt32 wanted = integers(Shape.of(steps.length, draws), flat);
                TInt32 ends = integers(Shape.of(real.length), real)) {
            Session.Runner runner = records.feedInputs(session.runner(), inputs).feed(chosen, wanted);
            chosenFeatures.forEach(runner::fetch);
            if (!lastAttention.isEmpty()) {
                runner.feed(lengths, ends);
                lastAttention.forEach(runner::fetch);
            }
            try (Result result = runner.run()) {
                return new Steps(
                        floats(result, 0, chosenFeatures.size()),
                        floats(result, chosenFeatures.size(), lastAttention.size()));
            }
        }
    }

    /**
     * The Gram matrix of samples, around the first.
     *
     * @param features [sample · depth + feature]
     * @return [sample · samples + sample]
     */
    public double[] gram(float[] features, int count) {
        try (TFloat32 fed = Tensors.of(Shape.of(count, features.length / count), features, 0);
                Result result =
                        session.runner().feed(samples, fed).fetch(gramOfSamples).run()) {
            return Tensors.copyDoubles(result.get(0));
        }
    }

    private static List<float[]> floats(Result result, int from, int count) {
        List<float[]> values = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            values.add(Tensors.copy(result.get(i)));
        }
        return values;
    }

    private static TInt32 integers(Shape shape, int[] values) {
        return TInt32.tensorOf(shape, DataBuffers.of(IntBuffer.wrap(values)));
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
