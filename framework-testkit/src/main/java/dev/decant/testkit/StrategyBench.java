package dev.decant.testkit;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.ParameterGroup;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** One strategy, configuration and task over a graph of its own. */
final class StrategyBench<C extends Record> {
    static final int BATCH = 3;
    static final int TIME = 8;
    private static final int CHANNELS = 2;

    final GraphHarness harness;
    final Task task;
    final C config;
    final WatchedNetwork teacher;
    final List<Phase> phases;
    final Operand<TFloat32> prediction;
    private final Features input;
    private final Operand<TFloat32> targets;

    /** Whether the graph knows the number of steps. */
    enum Lengths {
        /** It does, save for a per-step task. */
        KNOWN,
        /** It does not, as where records of any length are padded to the longest of their batch. */
        VARIED
    }

    StrategyBench(GraphHarness harness, DistillationStrategy<C> strategy, Task task, C config, Lengths lengths) {
        this.harness = harness;
        this.task = task;
        this.config = config;
        boolean perStep = task instanceof Task.PerStepBinary;
        ReadoutSpec ordinary =
                new ReadoutSpec(ReadoutSpec.CLASS, perStep ? ReadoutSpec.Form.PER_STEP : ReadoutSpec.Form.POOLED);
        teacher = new WatchedNetwork(LinearNetwork.build(
                harness.scope("teacher"),
                CHANNELS,
                List.of(new Layer(4, 1), new Layer(5, perStep ? 1 : 2), new Layer(3, 1)),
                Tokens.WITHOUT,
                task,
                List.of(ordinary)));
        List<ReadoutSpec> readouts = strategy.readouts(task, config);
        LinearNetwork student = LinearNetwork.build(
                harness.scope("student"),
                CHANNELS,
                List.of(new Layer(3, perStep ? 1 : 2), new Layer(3, 1), new Layer(4, 1)),
                Tokens.WITH,
                task,
                readouts);
        long time = perStep || lengths == Lengths.VARIED ? -1 : TIME;
        input = new Features(
                harness.input(Shape.of(-1, time, CHANNELS), Shape.of(BATCH, TIME, CHANNELS), sequence()),
                harness.input(Shape.of(-1, time), Shape.of(BATCH, TIME), mask(TIME)),
                Optional.empty());
        targets = targets(harness, task);
        HarnessContext context = HarnessContext.of(harness, task, input, targets, student, teacher);
        phases = strategy.phases(context, config);

        Pass pass = harness.pass("prediction", Mode.INFERENCE);
        Features last = input;
        for (Block block : student.blocks()) {
            last = block.apply(pass, last);
        }
        Map<String, Operand<TFloat32>> logits = new LinkedHashMap<>();
        for (ReadoutSpec readout : readouts) {
            logits.put(readout.name(), student.readout(readout.name()).logits(pass, last));
        }
        prediction = strategy.predict(harness.tf(), task, logits, config);
    }

    List<String> parameters(ParameterGroup group) {
        return switch (group) {
            case STUDENT_BLOCKS, STUDENT_BLOCKS_REACHED ->
                harness.parameters("student/").stream()
                        .filter(name -> !harness.isReadout(name))
                        .toList();
            case STUDENT_READOUTS ->
                harness.parameters("student/").stream()
                        .filter(harness::isReadout)
                        .toList();
            case STRATEGY -> harness.parameters("strategy/");
        };
    }

    List<String> trainedBy(Phase phase) {
        return phase.trains().stream()
                .flatMap(group -> parameters(group).stream())
                .toList();
    }

    /**
     * Feeds the same records with other padding.
     *
     * @param steps to which all are padded, {@link #TIME} or more
     * @param filler what stands there, in the sequence; labels of padded steps are 1
     */
    void pad(int steps, float filler) {
        float[] mask = mask(steps);
        harness.feed(input.mask(), Shape.of(BATCH, steps), mask);
        harness.feed(
                input.sequence(), Shape.of(BATCH, steps, CHANNELS), padded(sequence(), mask, steps, CHANNELS, filler));
        if (task instanceof Task.PerStepBinary) {
            harness.feed(targets, Shape.of(BATCH, steps), padded(stepTargets(), mask, steps, 1, 1));
        }
    }

    private static float[] padded(float[] values, float[] mask, int steps, int width, float filler) {
        float[] padded = new float[BATCH * steps * width];
        for (int i = 0; i < padded.length; i++) {
            int record = i / (steps * width);
            padded[i] = mask[i / width] == 0 ? filler : values[i - record * (steps - TIME) * width];
        }
        return padded;
    }

    /** All steps are real but what exceeds {@link #TIME}, and the last two of those of the last record. */
    private static float[] mask(int steps) {
        float[] mask = new float[BATCH * steps];
        for (int record = 0; record < BATCH; record++) {
            int real = record == BATCH - 1 ? TIME - 2 : TIME;
            Arrays.fill(mask, record * steps, record * steps + real, 1);
        }
        return mask;
    }

    private static Operand<TFloat32> targets(GraphHarness harness, Task task) {
        if (task instanceof Task.PerStepBinary) {
            return harness.input(Shape.of(-1, -1), Shape.of(BATCH, TIME), stepTargets());
        }
        float[] targets = new float[BATCH * task.outputs()];
        for (int record = 0; record < BATCH; record++) {
            targets[record * task.outputs() + record % task.outputs()] = 1;
        }
        return harness.input(Shape.of(-1, task.outputs()), Shape.of(BATCH, task.outputs()), targets);
    }

    private static float[] stepTargets() {
        float[] targets = new float[BATCH * TIME];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i % 3 == 0 ? 1 : 0;
        }
        return targets;
    }

    private static float[] sequence() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        float[] values = new float[BATCH * TIME * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
