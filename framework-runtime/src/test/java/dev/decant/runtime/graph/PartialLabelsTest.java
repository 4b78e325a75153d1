package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.extension.NoOptions;
import dev.decant.api.strategy.DistillationStrategy;
import dev.decant.api.strategy.Phase;
import dev.decant.api.strategy.StrategyContext;
import dev.decant.api.task.Task;
import dev.decant.nn.loss.TaskLoss;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.config.TrainConfig;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.data.BatchAssembler;
import dev.decant.runtime.run.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Batches some of whose records have no label, against the same batches without those records. */
final class PartialLabelsTest {
    private static final float NONE = BatchAssembler.UNLABELLED;

    /** Half of eight records are labelled, as in all of the data: then the loss is that of the four. */
    @Test
    void aStepIsThatOfTheLabelledRecords() {
        TrainConfig smooth = SmallGraph.with(SmallGraph.train(8, 1, 0), .1, 0);
        Batch all = SmallGraph.batch(8, 5);
        Batch labelled = part(all, 4);
        Batch partly = SmallGraph.batch(8, 5);
        Arrays.fill(partly.targets(), 4 * SmallGraph.CLASSES, 8 * SmallGraph.CLASSES, NONE);

        Map<String, double[]> expected = after(smooth, labelled, 1);
        Map<String, double[]> found = after(smooth, partly, .5);

        expected.forEach((name, values) -> assertThat(found.get(name)).as(name).containsExactly(values, within(1e-6)));
        String any = expected.keySet().iterator().next();
        assertThat(after(smooth, all, 1).get(any))
                .as("the other four would have moved it elsewhere")
                .isNotEqualTo(expected.get(any));
    }

    @Test
    void aBatchWithoutLabelsHasNoTaskLoss() {
        Batch none = SmallGraph.batch(4, 5);
        Arrays.fill(none.targets(), NONE);
        try (RunGraph graph = RunGraph.build(spec(SmallGraph.train(4, 1, 0), .1, "plain", SmallGraph.plain()))) {
            graph.variables().initialise();
            assertThat(graph.step(0, none, 0, 1, SmallGraph.RATE).loss()).isZero();
        }
    }

    @Test
    void whoeverTakesTheTaskLossTwiceTellsLabelsFromTheirAbsenceOnce() {
        DistillationStrategy<Record> twice = strategy(context -> {
            Operand<TFloat32> logits = context.forwardStudent().logits();
            return context.tf().math.add(context.taskLoss(logits), context.taskLoss(logits));
        });
        assertThat(comparisons(spec(SmallGraph.train(4, 1, 0), .1, "twice", twice)))
                .isEqualTo(comparisons(spec(SmallGraph.train(4, 1, 0), 1, "twice", twice)) + 1);
    }

    private static long comparisons(GraphSpec spec) {
        try (Graph graph = new Graph()) {
            BuiltGraph.in(graph, spec);
            return graph.toGraphDef().getNodeList().stream()
                    .filter(node -> node.getOp().equals("GreaterEqual"))
                    .count();
        }
    }

    @Test
    void everyTaskWeighsItsRecordsByTheShareOfLabels() {
        float[][] logits = {{.3f, -1f, 2f}, {1f, .5f, -.2f}, {-.7f, .1f, .4f}, {2f, 2f, 2f}};
        float[][] mask = {{1, 1, 0}, {1, 1, 1}, {1, 0, 0}, {1, 1, 1}};
        float[][] binary = {{1, 0, 0}, {NONE, NONE, NONE}, {1, 0, 0}, {NONE, NONE, NONE}};
        double[][] terms = new double[4][3];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                double p = 1 / (1 + Math.exp(-logits[i][j]));
                terms[i][j] = binary[i][j] == 1 ? -Math.log(p) : -Math.log(1 - p);
            }
        }
        double labels = (terms[0][0] + terms[0][1] + terms[0][2] + terms[2][0] + terms[2][1] + terms[2][2]) / 12 / .25;
        double steps = (terms[0][0] + terms[0][1] + terms[2][0]) / 9 / .25;
        double classes = (crossEntropy(logits[0], 0) + crossEntropy(logits[2], 0)) / 4 / .25;

        assertThat(loss(new Task.MultiLabel(List.of("a", "b", "c")), logits, binary, mask))
                .isCloseTo(labels, within(1e-5));
        assertThat(loss(new Task.PerStepBinary("a"), logits, binary, mask)).isCloseTo(steps, within(1e-5));
        assertThat(loss(new Task.MultiClass(List.of("a", "b", "c")), logits, binary, mask))
                .isCloseTo(classes, within(1e-5));
    }

    @Test
    void aStrategyThatReadsLabelsItselfIsRefused() {
        assertThatThrownBy(() -> RunGraph.build(spec(SmallGraph.train(4, 1, 0), .1, "reading", reading())))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("reading reads labels beside the task loss")
                .hasMessageContaining("split.labelled = 1");
        RunGraph.build(spec(SmallGraph.train(4, 1, 0), 1, "reading", reading())).close();
    }

    private static double crossEntropy(float[] logits, int truth) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        return Math.log(sum) - logits[truth];
    }

    private static double loss(Task task, float[][] logits, float[][] targets, float[][] mask) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            Ops tf = Ops.create(graph);
            PartialLabels labels = PartialLabels.of(tf, tf.constant(targets), .25);
            float[] equal = new float[task.outputs()];
            Arrays.fill(equal, 1f);
            try (Result result = session.runner()
                    .fetch(new TaskLoss(task, equal)
                            .ofWeighted(tf, tf.constant(logits), labels.known(), tf.constant(mask), labels.weights()))
                    .run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }
    }

    private static Map<String, double[]> after(TrainConfig train, Batch batch, double share) {
        try (RunGraph graph = RunGraph.build(spec(train, share, "plain", SmallGraph.plain()))) {
            graph.variables().initialise();
            for (int step = 0; step < 3; step++) {
                graph.step(0, batch, step, step + 1, SmallGraph.RATE);
            }
            return SmallGraph.values(graph.variables().modelSnapshot(Map.of()));
        }
    }

    private static GraphSpec spec(
            TrainConfig train, double labelled, String type, DistillationStrategy<Record> strategy) {
        GraphSpec whole = SmallGraph.spec(train, 1);
        return new GraphSpec(
                new DataForm(whole.input(), whole.task(), whole.classWeights(), labelled),
                new Recipe(
                        whole.recipe().network(),
                        new Selected<>(type, strategy, new NoOptions()),
                        whole.recipe().splitter(),
                        train),
                Optional.empty());
    }

    /** A strategy that looks at the labels beside the task loss. */
    private static DistillationStrategy<Record> reading() {
        return strategy(context -> context.taskLoss(context.forwardStudent().logits(), context.targets()));
    }

    @SuppressWarnings("unchecked") // the options that it is given are its own
    private static DistillationStrategy<Record> strategy(Function<StrategyContext, Operand<TFloat32>> of) {
        DistillationStrategy<NoOptions> strategy = new DistillationStrategy<>() {
            @Override
            public Class<NoOptions> configType() {
                return NoOptions.class;
            }

            @Override
            public String summary() {
                return "Of the test";
            }

            @Override
            public Needs needs(NoOptions options) {
                return Needs.NO_TEACHER;
            }

            @Override
            public List<Phase> phases(StrategyContext context, NoOptions options) {
                Operand<TFloat32> loss = of.apply(context);
                return List.of(Phase.training(loss, Map.of("task", loss)));
            }
        };
        return (DistillationStrategy<Record>) (DistillationStrategy<?>) strategy;
    }

    private static Batch part(Batch batch, int size) {
        int row = batch.steps() * batch.channels();
        return new Batch(
                size,
                batch.steps(),
                batch.channels(),
                Arrays.copyOf(batch.sequences(), size * row),
                Arrays.copyOf(batch.mask(), size * batch.steps()),
                Arrays.copyOf(batch.targets(), size * batch.targetWidth()),
                batch.targetWidth(),
                new int[size]);
    }
}
