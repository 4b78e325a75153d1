package dev.decant.runtime.graph;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.InputSpec;
import dev.decant.api.strategy.BlockSplitter;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.task.Task;
import dev.decant.runtime.builtin.EqualSegments;
import dev.decant.runtime.builtin.Plain;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.config.OptimizerConfig;
import dev.decant.runtime.config.ScheduleConfig;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.config.TrainConfig.ClassWeights;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A linear network on noise, trained by {@code plain}: what tests of a graph begin with. */
final class SmallGraph {
    static final int CHANNELS = 3;
    static final int STEPS = 5;
    static final int CLASSES = 2;
    static final double RATE = 0.01;
    static final double DECAY = 0.1;

    private SmallGraph() {}

    static Map<String, double[]> after(TrainConfig train, Batch batch) {
        try (RunGraph graph = RunGraph.build(spec(train, 1))) {
            graph.variables().initialise();
            for (int step = 0; step < 3; step++) {
                graph.step(0, batch, step, step + 1, RATE);
            }
            return values(graph.variables().modelSnapshot(Map.of()));
        }
    }

    static Map<String, double[]> values(Checkpoint checkpoint) {
        Map<String, double[]> values = new LinkedHashMap<>();
        checkpoint.tensors().forEach((name, tensor) -> {
            double[] doubles = new double[tensor.values().length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = tensor.values()[i];
            }
            values.put(name, doubles);
        });
        return values;
    }

    static Batch batch(int size, long seed) {
        Random random = new Random(seed);
        float[] sequences = new float[size * STEPS * CHANNELS];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = (float) random.nextGaussian();
        }
        float[] mask = new float[size * STEPS];
        java.util.Arrays.fill(mask, 1f);
        float[] targets = new float[size * CLASSES];
        for (int i = 0; i < size; i++) {
            targets[i * CLASSES + random.nextInt(CLASSES)] = 1f;
        }
        return new Batch(size, STEPS, CHANNELS, sequences, mask, targets, CLASSES, new int[size]);
    }

    static TrainConfig train(int batchSize, int accumulate, double clip) {
        return new TrainConfig(
                1,
                batchSize,
                accumulate,
                7,
                new OptimizerConfig(OptimizerConfig.Type.ADAMW, RATE, DECAY, 0.9, 0.999, 1e-8),
                new ScheduleConfig(ScheduleConfig.Type.CONSTANT, 0, 0),
                clip,
                ClassWeights.NONE,
                0,
                0,
                0,
                List.of(),
                1,
                TrainConfig.TeacherCache.OFF,
                TrainConfig.OnNonFinite.STOP);
    }

    @SuppressWarnings("unchecked") // the options that it is given are its own
    static DistillationStrategy<Record> plain() {
        return (DistillationStrategy<Record>) (DistillationStrategy<?>) new Plain();
    }

    @SuppressWarnings("unchecked") // never asked
    static BlockSplitter<Record> equal() {
        return (BlockSplitter<Record>) (BlockSplitter<?>) new EqualSegments();
    }

    static GraphSpec spec(TrainConfig train, int blocks) {
        List<String> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add("c" + i);
        }
        return new GraphSpec(
                new DataForm(
                        new InputSpec(OptionalInt.of(STEPS), channels, 1),
                        new Task.MultiClass(List.of("a", "b")),
                        new float[] {1, 1}),
                new Recipe(
                        new Selected<>("linear", new LinearProvider(blocks), new NoOptions()),
                        new Selected<>("plain", plain(), new NoOptions()),
                        new Selected<>("equal", equal(), new NoOptions()),
                        train),
                Optional.empty());
    }

    static TrainConfig with(TrainConfig train, double labelSmoothing, double emaDecay) {
        return new TrainConfig(
                train.epochs(),
                train.batchSize(),
                train.accumulate(),
                train.seed(),
                train.optimizer(),
                train.schedule(),
                train.clipNorm(),
                train.classWeights(),
                labelSmoothing,
                emaDecay,
                train.patience(),
                train.augment(),
                train.threads(),
                train.teacherCache(),
                train.onNonFinite());
    }
}
