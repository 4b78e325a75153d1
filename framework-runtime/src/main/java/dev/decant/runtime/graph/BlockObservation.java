package dev.decant.runtime.graph;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.task.Task;
import dev.decant.nn.layer.Shapes;
import dev.decant.nn.parameter.Owner;
import dev.decant.nn.parameter.StepRandomness;
import dev.decant.nn.parameter.VariableStore;
import dev.decant.runtime.run.TeacherRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/** What can be fetched of the blocks of trained networks in inference mode; the networks are built as their runs did. */
final class BlockObservation {
    private final Ops tf;
    private final BatchInputs inputs;
    private final VariableStore store;
    private final Placeholder<TInt32> chosen; // [batch, draws], steps whose features are wanted
    private final Placeholder<TInt32> lengths; // [batch], how many steps are real
    private final Placeholder<TFloat32> samples; // [samples, depth]
    private final Operand<TFloat64> gramOfSamples; // [samples, samples]
    private final List<Operand<TFloat64>> gramsOfRecords = new ArrayList<>(); // each [batch, batch]
    private final List<Operand<TFloat32>> chosenFeatures = new ArrayList<>(); // each [batch, draws, depth]
    private final List<String> attending = new ArrayList<>();
    private final List<Operand<TFloat32>> wholeAttention = new ArrayList<>(); // each [time, time], then its entropy []
    private final List<Operand<TFloat32>> lastAttention =
            new ArrayList<>(); // each [window, window], then its entropy []

    /** @param seed of the run that is looked into; what it would start from is overwritten */
    BlockObservation(Ops tf, InputSpec input, Task task, long seed) {
        this.tf = tf;
        this.inputs = BatchInputs.create(tf, input, task);
        this.store = new VariableStore(tf, seed);
        this.chosen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE)));
        this.lengths = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
        this.samples =
                tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, Shape.UNKNOWN_SIZE)));
        this.gramOfSamples = Gram.of(tf, samples);
    }

    /**
     * Applies every block of a network once and adds what can be fetched of it.
     *
     * @param window how many of a sequence's last steps show their attention; empty where none is looked at
     * @return the names of its blocks, first block first
     */
    List<String> add(InputSpec input, TeacherRun run, Owner owner, Optional<Integer> window) {
        List<String> names = new ArrayList<>();
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
            gramsOfRecords.add(Gram.ofRecords(tf, output));
            chosenFeatures.add(chosenSteps(output));
            Operand<TFloat32> attention = probed.get(block.name() + "/attention"); // [batch, heads, all, all]
            if (window.isPresent() && attention != null) {
                Operand<TFloat32> maps = StepAttention.of(tf, attention, output);
                attending.add(block.name());
                addSums(maps, tf.fill(Shapes.batch(tf, inputs.sequence()), tf.constant(1f)), wholeAttention);
                addSums(
                        StepAttention.lastSteps(tf, maps, lengths, window.get()),
                        StepAttention.longEnough(tf, lengths, window.get()),
                        lastAttention);
            }
        }
        return List.copyOf(names);
    }

    private void addSums(Operand<TFloat32> maps, Operand<TFloat32> counts, List<Operand<TFloat32>> sums) {
        sums.add(StepAttention.sum(tf, maps, counts));
        sums.add(StepAttention.entropy(tf, maps, counts));
    }

    /** The features at the chosen steps; a block that shortens the sequence is asked at the same share of its length. */
    private Operand<TFloat32> chosenSteps(Operand<TFloat32> output) {
        Operand<TInt32> there = tf.math.floorDiv(
                tf.math.mul(chosen, Dimension.of(tf, output, 1)),
                Dimension.of(tf, inputs.sequence(), 1)); // [batch, draws]
        return tf.gather(output, there, tf.constant(1), Gather.batchDims(1L));
    }

    BatchInputs inputs() {
        return inputs;
    }

    VariableStore store() {
        return store;
    }

    /** Steps whose features are wanted [batch, draws]. */
    Placeholder<TInt32> chosen() {
        return chosen;
    }

    /** How many steps of each record are real [batch]. */
    Placeholder<TInt32> lengths() {
        return lengths;
    }

    /** Any samples [samples, depth]. */
    Placeholder<TFloat32> samples() {
        return samples;
    }

    /** The Gram matrix of {@link #samples} [samples, samples]. */
    Operand<TFloat64> gramOfSamples() {
        return gramOfSamples;
    }

    /** Of each block the Gram matrix of whole records [batch, batch]. */
    List<Operand<TFloat64>> gramsOfRecords() {
        return gramsOfRecords;
    }

    /** Of each block the features at the {@link #chosen} steps [batch, draws, depth]. */
    List<Operand<TFloat32>> chosenFeatures() {
        return chosenFeatures;
    }

    /** The names of the blocks that attend, first block first. */
    List<String> attending() {
        return attending;
    }

    /** Of each attending block what steps pay to each other [time, time] and the entropy [], both summed over records. */
    List<Operand<TFloat32>> wholeAttention() {
        return wholeAttention;
    }

    /** Likewise what the last steps pay to each other [window, window] and its entropy []. */
    List<Operand<TFloat32>> lastAttention() {
        return lastAttention;
    }
}
