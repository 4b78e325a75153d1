package dev.decant.plugin.classic;

import dev.decant.api.network.Block;
import dev.decant.api.network.BuiltNetwork;
import dev.decant.api.network.Features;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A graph for one test of a method, between two networks whose features and outputs the test says. */
public abstract class MethodBench {
    protected static final Task CLASSES = new Task.MultiClass(List.of("a", "b", "c"));
    protected static final Task LABELS = new Task.MultiLabel(List.of("a", "b", "c"));
    protected static final Task STEPS = new Task.PerStepBinary("event");

    protected final GraphHarness harness = new GraphHarness(3);

    @AfterEach
    void close() {
        harness.close();
    }

    /** [records, time, depth] without padding. */
    protected Features features(int records, int time, float... values) {
        float[] mask = new float[records * time];
        Arrays.fill(mask, 1);
        return features(records, time, mask, values);
    }

    protected Features features(int records, int time, float[] mask, float... values) {
        int depth = values.length / records / time;
        return new Features(
                harness.input(Shape.of(-1, time, depth), Shape.of(records, time, depth), values),
                harness.input(Shape.of(-1, time), Shape.of(records, time), mask),
                Optional.empty());
    }

    /** [rows, columns]. */
    protected Operand<TFloat32> matrix(int rows, float... values) {
        return harness.input(Shape.of(-1, values.length / rows), Shape.of(rows, values.length / rows), values);
    }

    /** A network whose n-th block puts out the n-th features, and whose readout says these logits. */
    protected static Network network(Operand<TFloat32> logits, Features... features) {
        List<Block> blocks = new ArrayList<>();
        for (int n = 0; n < features.length; n++) {
            blocks.add(new Fixed("block" + n, features[n]));
        }
        return new BuiltNetwork(blocks, Map.of(ReadoutSpec.CLASS, (pass, last) -> logits), true);
    }

    private record Fixed(String name, Features features) implements Block {
        @Override
        public Features apply(Pass pass, Features in) {
            return features;
        }
    }

    /** A context whose input has the mask of these features. */
    protected HarnessContext context(
            Task task, Features input, Operand<TFloat32> targets, Network student, Network teacher) {
        return HarnessContext.of(harness, task, input, targets, student, teacher);
    }

    /** Two records of three classes between networks of these features; every logit is 0. */
    protected HarnessContext ofFeatures(List<Features> student, List<Features> teacher) {
        Operand<TFloat32> mask = harness.tf().identity(student.get(0).mask());
        int records =
                Math.toIntExact(harness.value(mask).length / student.get(0).time());
        float[] targets = new float[records * 3];
        for (int i = 0; i < records; i++) {
            targets[i * 3] = 1;
        }
        Operand<TFloat32> logits = matrix(records, new float[records * 3]);
        return context(
                CLASSES,
                student.get(0),
                matrix(records, targets),
                network(logits, student.toArray(Features[]::new)),
                network(logits, teacher.toArray(Features[]::new)));
    }

    protected double scalar(Operand<TFloat32> value) {
        return harness.scalar(Objects.requireNonNull(value));
    }

    protected static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
