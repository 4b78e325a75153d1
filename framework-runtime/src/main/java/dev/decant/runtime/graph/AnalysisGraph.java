package dev.decant.runtime.graph;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StoredVariable;
import dev.decant.nn.parameter.Tensors;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.CheckpointException;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.TeacherRun;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
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
    private final BlockObservation observed;
    private final CheckpointTransfer transfer;
    private final List<String> ownBlocks;
    private final List<String> teacherBlocks;

    private AnalysisGraph(
            InputSpec input, Task task, TeacherRun own, Optional<TeacherRun> teacher, int window, Graph graph) {
        this.ownRun = own;
        this.teacherRun = teacher;
        this.graph = graph;
        Ops tf = Ops.create(graph);
        this.observed = new BlockObservation(tf, input, task, own.run().seed());
        this.ownBlocks = observed.add(input, own, Owner.STUDENT, Optional.of(window));
        this.teacherBlocks = teacher.map(run -> observed.add(input, run, Owner.TEACHER, Optional.empty()))
                .orElse(List.of());
        this.transfer = new CheckpointTransfer(tf, observed.store().variables());
        this.session = new Session(graph, SessionThreads.all());
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
        return observed.store().variables().stream()
                .filter(variable -> variable.owner() == owner)
                .toList();
    }

    /** The names of the run's own blocks, first block first. */
    public List<String> ownBlocks() {
        return ownBlocks;
    }

    /** The names of the teacher's blocks, first block first; none without a teacher. */
    public List<String> teacherBlocks() {
        return teacherBlocks;
    }

    /** The names of the run's own blocks that attend, first block first. */
    public List<String> attending() {
        return List.copyOf(observed.attending());
    }

    /**
     * What a network makes of whole records.
     *
     * @param grams [block][record · records + record], inner products of flattened outputs around the first record's
     * @param attention [attending block], over all steps
     */
    public record Records(List<double[]> grams, List<AttentionSum> attention) {}

    /** Looks at whole records: a sample is a record's output, flattened [time · depth]. */
    public Records records(Batch batch) {
        try (FedRecords records = FedRecords.of(batch, 0, batch.size())) {
            Session.Runner runner = records.feedInputs(session.runner(), observed.inputs());
            observed.gramsOfRecords().forEach(runner::fetch);
            observed.wholeAttention().forEach(runner::fetch);
            try (Result result = runner.run()) {
                List<double[]> grams = new ArrayList<>();
                for (int i = 0; i < observed.gramsOfRecords().size(); i++) {
                    grams.add(Tensors.copyDoubles(result.get(i)));
                }
                return new Records(
                        grams, attention(result, observed.gramsOfRecords().size()));
            }
        }
    }

    /**
     * What a network makes of some steps.
     *
     * @param features [block][(record · draws + draw) · depth + feature]
     * @param attention [attending block], over the last steps of the records that have at least as many as the window
     */
    public record Steps(List<float[]> features, List<AttentionSum> attention) {}

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
            Session.Runner runner =
                    records.feedInputs(session.runner(), observed.inputs()).feed(observed.chosen(), wanted);
            observed.chosenFeatures().forEach(runner::fetch);
            if (!observed.lastAttention().isEmpty()) {
                runner.feed(observed.lengths(), ends);
                observed.lastAttention().forEach(runner::fetch);
            }
            try (Result result = runner.run()) {
                return new Steps(
                        floats(result, 0, observed.chosenFeatures().size()),
                        attention(result, observed.chosenFeatures().size()));
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
                Result result = session.runner()
                        .feed(observed.samples(), fed)
                        .fetch(observed.gramOfSamples())
                        .run()) {
            return Tensors.copyDoubles(result.get(0));
        }
    }

    private List<AttentionSum> attention(Result result, int from) {
        List<AttentionSum> sums = new ArrayList<>();
        for (int block = 0; block < observed.attending().size(); block++) {
            float[] map = Tensors.copy(result.get(from + 2 * block));
            double[] cells = new double[map.length];
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] = map[cell];
            }
            sums.add(new AttentionSum(cells, Tensors.copy(result.get(from + 2 * block + 1))[0]));
        }
        return sums;
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
