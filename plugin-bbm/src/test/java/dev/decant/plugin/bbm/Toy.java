package dev.decant.plugin.bbm;

import dev.decant.api.network.Features;
import dev.decant.api.network.Network;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.strategy.Phase;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import dev.decant.testkit.HarnessContext;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Layer;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** Two linear networks of three blocks each, of other lengths and depths, on two records of eight steps. */
final class Toy implements AutoCloseable {
    static final int RECORDS = 2;
    static final int TIME = 8;
    static final int CHANNELS = 2;
    private static final List<Layer> TEACHER = List.of(new Layer(3, 1), new Layer(4, 2), new Layer(2, 1));
    private static final List<Layer> STUDENT = List.of(new Layer(5, 2), new Layer(3, 1), new Layer(4, 2));
    private static final Task TASK = new Task.MultiClass(List.of("a", "b", "c"));
    private static final List<ReadoutSpec> READOUTS =
            List.of(new ReadoutSpec(ReadoutSpec.CLASS, ReadoutSpec.Form.POOLED));

    final GraphHarness harness = new GraphHarness(3);
    final List<Phase> phases;
    private final float[] x;
    private final float[] mask;
    private final BbmConfig config;

    enum Masks {
        /** Every step is real. */
        FULL,
        /** The second record has five real steps. */
        PADDED
    }

    Toy(BbmConfig config, Masks masks) {
        this(config, masks, Tokens.WITHOUT, student -> student, teacher -> teacher);
    }

    Toy(
            BbmConfig config,
            Masks masks,
            Tokens tokens,
            UnaryOperator<Network> aroundStudent,
            UnaryOperator<Network> aroundTeacher) {
        this.config = config;
        Random random = new Random(9);
        x = new float[RECORDS * TIME * CHANNELS];
        mask = new float[RECORDS * TIME];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = masks == Masks.PADDED && i >= TIME + 5 ? 0 : 1;
        }
        Features input = new Features(
                harness.input(Shape.of(-1, TIME, CHANNELS), Shape.of(RECORDS, TIME, CHANNELS), x),
                harness.input(Shape.of(-1, TIME), Shape.of(RECORDS, TIME), mask),
                Optional.empty());
        Operand<TFloat32> targets = harness.input(Shape.of(-1, 3), Shape.of(RECORDS, 3), 1, 0, 0, 0, 0, 1);
        Network teacher =
                LinearNetwork.build(harness.scope("teacher"), CHANNELS, TEACHER, Tokens.WITHOUT, TASK, READOUTS);
        Network student = LinearNetwork.build(harness.scope("student"), CHANNELS, STUDENT, tokens, TASK, READOUTS);
        phases = new BlockByBlockMatching()
                .phases(
                        HarnessContext.of(
                                harness,
                                TASK,
                                input,
                                targets,
                                aroundStudent.apply(student),
                                aroundTeacher.apply(teacher)),
                        config);
        harness.measureStatistics();
    }

    Phase phase() {
        return phases.get(0);
    }

    float term(String name) {
        return harness.scalar(phase().terms().get(name));
    }

    /** The same computation by hand, from the parameters that the harness holds. */
    ClosedForm closedForm() {
        double[][][] records = new double[RECORDS][TIME][CHANNELS];
        double[][] masks = new double[RECORDS][TIME];
        for (int r = 0; r < RECORDS; r++) {
            for (int t = 0; t < TIME; t++) {
                masks[r][t] = mask[r * TIME + t];
                for (int c = 0; c < CHANNELS; c++) {
                    records[r][t][c] = x[(r * TIME + t) * CHANNELS + c];
                }
            }
        }
        return new ClosedForm(
                records,
                masks,
                new ClosedForm.Blocks(
                        new double[][][] {
                            matrix("student/block0/kernel"),
                            matrix("student/block1/kernel"),
                            matrix("student/block2/kernel")
                        },
                        new int[] {2, 1, 2}),
                new ClosedForm.Blocks(
                        new double[][][] {
                            matrix("teacher/block0/kernel"),
                            matrix("teacher/block1/kernel"),
                            matrix("teacher/block2/kernel")
                        },
                        new int[] {1, 2, 1}),
                transformations("student-to-teacher"),
                transformations("teacher-to-student"),
                config.resolved().reduction(),
                config.resolved().normalise(),
                config.resolved().resize(),
                config.resolved().expand());
    }

    private double[][][] transformations(String direction) {
        double[][][] kernels = new double[3][][];
        for (int n = 1; n <= 3; n++) {
            String name = "strategy/h" + n + "/" + direction + "/kernel";
            kernels[n - 1] = harness.variables("strategy/").contains(name) ? matrix(name) : new double[0][];
        }
        return kernels;
    }

    double[][] matrix(String name) {
        Shape shape = harness.shape(name);
        int rows = Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.get(1));
        float[] values = harness.get(name);
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < values.length; i++) {
            matrix[i / columns][i % columns] = values[i];
        }
        return matrix;
    }

    @Override
    public void close() {
        harness.close();
    }
}
