package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * What every network keeps. Extend it once for each configuration that matters, with a network small enough for a test.
 *
 * <pre>class MyNetworkContractTest extends NetworkContractTest&lt;MyOptions&gt; {
 *     protected NetworkProvider&lt;MyOptions&gt; provider() { return new MyNetwork(); }
 *     protected MyOptions config() { return new MyOptions(2, 8); }
 *     protected InputSpec input() { return new InputSpec(OptionalInt.of(24), List.of("I", "II"), 200); }
 *     protected Set&lt;Form&gt; offers(Task task) { return Set.of(Form.POOLED); }
 * }</pre>
 */
public abstract class NetworkContractTest<C extends Record> {
    private static final int BATCH = 3;
    private static final Task CLASSES = new Task.MultiClass(List.of("a", "b", "c"));
    private static final Task LABELS = new Task.MultiLabel(List.of("a", "b"));
    private static final Task STEPS = new Task.PerStepBinary("event");

    /** The provider to test. */
    protected abstract NetworkProvider<C> provider();

    /** The configuration to test it with. */
    protected abstract C config();

    /** The input to test it with; a network that honours masks should be given one without a fixed number of steps. */
    protected abstract InputSpec input();

    /** The forms of readout that it offers for a task; it refuses the others. */
    protected abstract Set<Form> offers(Task task);

    /** How many steps the test gives to an input without a fixed number. */
    protected int steps() {
        return 12;
    }

    /**
     * Parameters that the logits do not depend on in inference mode, by the end of the name, such as the bias of an
     * attention's keys, which its softmax cancels.
     */
    protected Set<String> withoutEffect() {
        return Set.of();
    }

    /** Whether a per-step prediction depends on the steps up to its own alone. */
    protected boolean causal() {
        return false;
    }

    @Test
    void applyingAgainSharesParametersAndCreatesNone() {
        for (Task task : tasks()) {
            try (Bench bench = new Bench(task, offered(task))) {
                List<String> built = bench.harness.variables("");
                Features input = bench.batch(bench.values(1));
                List<float[]> once = bench.logits(Mode.INFERENCE, "first", input);
                List<float[]> again = bench.logits(Mode.INFERENCE, "second", input);
                bench.logits(Mode.TRAINING, "third", input);
                assertThat(bench.harness.variables("")).isEqualTo(built);
                assertThat(again).usingRecursiveComparison().isEqualTo(once);
            }
        }
    }

    @Test
    void readoutsHaveTheShapeOfTheTaskOrAreRefusedByName() {
        for (Task task : List.of(CLASSES, LABELS, STEPS)) {
            for (Form form : Form.values()) {
                List<ReadoutSpec> wanted = List.of(new ReadoutSpec("wanted", form));
                if (offers(task).contains(form)) {
                    try (Bench bench = new Bench(task, wanted)) {
                        int width = task instanceof Task.PerStepBinary ? bench.time : task.outputs();
                        List<float[]> logits = bench.logits(Mode.INFERENCE, "pass", bench.batch(bench.values(1)));
                        assertThat(logits.get(0)).as(form + " for " + task).hasSize(BATCH * width);
                        for (float value : logits.get(0)) {
                            assertThat(value).isFinite();
                        }
                    }
                } else {
                    assertThatThrownBy(() -> new Bench(task, wanted).close())
                            .as(form + " for " + task)
                            .isInstanceOf(InvalidConfiguration.class)
                            .hasMessageContaining("wanted");
                }
            }
        }
    }

    @Test
    void aReadoutThatWasNotAskedForIsAnError() {
        Task task = tasks().get(0);
        try (Bench bench = new Bench(task, offered(task))) {
            assertThatThrownBy(() -> bench.network.readout("never asked for"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("never asked for");
        }
    }

    @Test
    void aRecordsPredictionDoesNotDependOnItsBatch() {
        for (Task task : tasks()) {
            try (Bench bench = new Bench(task, offered(task))) {
                float[] values = bench.values(1);
                List<float[]> together = bench.logits(Mode.INFERENCE, "together", bench.batch(values));
                int width = values.length / BATCH;
                List<float[]> alone = bench.logits(
                        Mode.INFERENCE, "alone", bench.batch(1, Arrays.copyOf(values, width), bench.ones(1)));
                for (int readout = 0; readout < together.size(); readout++) {
                    float[] expected = alone.get(readout);
                    assertClose(Arrays.copyOf(together.get(readout), expected.length), expected);
                }
            }
        }
    }

    @Test
    void whatPaddingHoldsDoesNotMatter() {
        if (!input().masked()) {
            return;
        }
        for (Task task : tasks()) {
            for (List<ReadoutSpec> readouts : selections(task)) {
                try (Bench bench = new Bench(task, readouts)) {
                    float[] mask = bench.ones(BATCH);
                    float[] one = bench.values(1);
                    float[] other = one.clone();
                    int width = input().width();
                    for (int step = bench.time - 3; step < bench.time; step++) { // of the first record
                        mask[step] = 0;
                        for (int channel = 0; channel < width; channel++) {
                            other[step * width + channel] = 7 + channel;
                        }
                    }
                    List<float[]> expected = bench.logits(Mode.INFERENCE, "one", bench.batch(BATCH, one, mask));
                    List<float[]> actual = bench.logits(Mode.INFERENCE, "other", bench.batch(BATCH, other, mask));
                    for (int readout = 0; readout < expected.size(); readout++) {
                        int real = task instanceof Task.PerStepBinary ? bench.time - 3 : task.outputs();
                        assertClose(
                                Arrays.copyOf(actual.get(readout), real), Arrays.copyOf(expected.get(readout), real));
                        assertClose(
                                Arrays.copyOfRange(
                                        actual.get(readout),
                                        actual.get(readout).length - real,
                                        actual.get(readout).length),
                                Arrays.copyOfRange(
                                        expected.get(readout),
                                        expected.get(readout).length - real,
                                        expected.get(readout).length));
                    }
                }
            }
        }
    }

    @Test
    void whatComesLaterChangesNoBitOfWhatWasPredictedBefore() {
        if (!causal()) {
            return;
        }
        for (List<ReadoutSpec> readouts : selections(STEPS)) {
            try (Bench bench = new Bench(STEPS, readouts)) {
                int known = bench.time / 2;
                int width = input().width();
                float[] one = bench.values(1);
                float[] other = one.clone();
                for (int row = 0; row < BATCH; row++) {
                    for (int i = known * width; i < bench.time * width; i++) {
                        other[row * bench.time * width + i] = 100 - i;
                    }
                }
                float[] mask = input().masked() ? bench.padded(2) : bench.ones(BATCH);
                List<float[]> expected = bench.logits(Mode.INFERENCE, "one", bench.batch(BATCH, one, mask));
                List<float[]> actual = bench.logits(Mode.INFERENCE, "other", bench.batch(BATCH, other, mask));
                for (int readout = 0; readout < expected.size(); readout++) {
                    for (int row = 0; row < BATCH; row++) {
                        int from = row * bench.time;
                        assertThat(Arrays.copyOfRange(actual.get(readout), from, from + known))
                                .isEqualTo(Arrays.copyOfRange(expected.get(readout), from, from + known));
                        assertThat(actual.get(readout)[from + known]).isNotEqualTo(expected.get(readout)[from + known]);
                    }
                }
            }
        }
    }

    @Test
    void neitherTheLengthOfPaddingNorTheCompanyMatters() {
        if (!input().masked()) {
            return;
        }
        for (Task task : tasks()) {
            for (List<ReadoutSpec> readouts : selections(task)) {
                try (Bench bench = new Bench(task, readouts)) {
                    int width = input().width();
                    int real = bench.time / 2;
                    float[] all = bench.values(1);
                    float[] mask = bench.ones(BATCH);
                    Arrays.fill(mask, real, bench.time, 0f); // of the first record
                    List<float[]> together = bench.logits(Mode.INFERENCE, "together", bench.batch(BATCH, all, mask));
                    List<float[]> alone = bench.logits(
                            Mode.INFERENCE, "alone", bench.shorter(real, Arrays.copyOf(all, real * width)));
                    for (int readout = 0; readout < alone.size(); readout++) {
                        float[] expected = alone.get(readout);
                        float[] actual = Arrays.copyOf(together.get(readout), expected.length);
                        for (int i = 0; i < expected.length; i++) {
                            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
                        }
                    }
                }
            }
        }
    }

    @Test
    void gradientReachesEveryParameterAndAgreesWithFiniteDifferences() {
        for (Task task : tasks()) {
            try (Bench bench = new Bench(task, offered(task))) {
                // Where lengths vary, the first record has padding: gradients are to stop there too.
                float[] mask = input().masked() ? bench.padded(3) : bench.ones(BATCH);
                Operand<TFloat32> scalar = bench.scalar(bench.batch(BATCH, bench.values(1), mask));
                List<String> parameters = bench.harness.parameters("").stream()
                        .filter(name -> withoutEffect().stream().noneMatch(name::endsWith))
                        .toList();
                assertThat(bench.harness.gradients(scalar, parameters))
                        .containsOnlyKeys(parameters)
                        .allSatisfy((name, gradient) -> {
                            for (float value : gradient) {
                                assertThat(value).as(name).isFinite();
                            }
                            assertThat(gradient).as(name).isNotEqualTo(new float[gradient.length]);
                        });
                assertThat(FiniteDifferences.on(bench.harness, 2).disagreements(scalar, parameters))
                        .isEmpty();
            }
        }
    }

    @Test
    void initialValuesDependOnSeedAndNameAlone() {
        Task task = tasks().get(0);
        try (GraphHarness plain = new GraphHarness(4);
                GraphHarness crowded = new GraphHarness(4);
                GraphHarness other = new GraphHarness(5)) {
            provider().build(plain.scope("student"), input(), task, offered(task), config());
            crowded.scope("strategy").parameter("first", Shape.of(3), (shape, random) -> new float[3]);
            provider().build(crowded.scope("teacher"), input(), task, offered(task), config());
            provider().build(crowded.scope("student"), input(), task, offered(task), config());
            provider().build(other.scope("student"), input(), task, offered(task), config());
            List<String> names = plain.variables("student/");
            assertThat(crowded.variables("student/")).isEqualTo(names);
            assertThat(crowded.get(names)).usingRecursiveComparison().isEqualTo(plain.get(names));
            List<float[]> values = plain.get(names);
            List<float[]> otherValues = other.get(names);
            boolean differs = false;
            for (int i = 0; i < names.size(); i++) {
                differs = differs || !Arrays.equals(values.get(i), otherValues.get(i));
            }
            assertThat(differs).as("another seed gives other values").isTrue();
        }
    }

    @Test
    void onlyTrainingOnOwnInputsMeasuresStatistics() {
        Task task = tasks().get(0);
        try (Bench bench = new Bench(task, offered(task))) {
            Features input = bench.batch(bench.values(1));
            bench.logits(Mode.INFERENCE, "inference", input);
            bench.logits(Mode.TRAINING_KEEPING_STATISTICS, "foreign", input);
            assertThat(bench.harness.statisticUpdates()).isEmpty();
            for (float[] logits : bench.logits(Mode.TRAINING, "training", input)) {
                for (float value : logits) {
                    assertThat(value).isFinite();
                }
            }
            assertThat(bench.harness.statisticUpdates())
                    .allSatisfy(update -> assertThat(update.momentum()).isBetween(0.0, 1.0));
            assertThat(bench.harness.statisticUpdates())
                    .extracting(GraphHarness.StatisticUpdate::name)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void blocksHaveNamesOfTheirOwnAndKnowTheirDepth() {
        Task task = tasks().get(0);
        try (Bench bench = new Bench(task, offered(task))) {
            assertThat(bench.network.blocks()).isNotEmpty();
            assertThat(bench.network.blocks()).extracting(Block::name).doesNotHaveDuplicates();
            Features features = bench.batch(bench.values(1));
            Pass pass = bench.harness.pass("pass", Mode.INFERENCE);
            for (Block block : bench.network.blocks()) {
                features = block.apply(pass, features);
                assertThat(features.depth()).as("depth after " + block.name()).isPositive();
                assertThat(features.sequence().shape().numDimensions()).isEqualTo(3);
            }
        }
    }

    /** The kinds of task for which the network offers anything. */
    private List<Task> tasks() {
        return List.of(CLASSES, LABELS, STEPS).stream()
                .filter(task -> !offered(task).isEmpty())
                .toList();
    }

    /** One readout of each form that is offered, called by its form. */
    private List<ReadoutSpec> offered(Task task) {
        return EnumSet.allOf(Form.class).stream()
                .filter(offers(task)::contains)
                .map(form -> new ReadoutSpec(form.name().toLowerCase(Locale.ROOT), form))
                .toList();
    }

    /** All readouts at once, and each without the others: a network may see to tokens in another way than to none. */
    private List<List<ReadoutSpec>> selections(Task task) {
        List<ReadoutSpec> all = offered(task);
        List<List<ReadoutSpec>> selections = new ArrayList<>(List.of(all));
        if (all.size() > 1) {
            all.forEach(one -> selections.add(List.of(one)));
        }
        return selections;
    }

    private static void assertClose(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-4f + 1e-4f * Math.abs(expected[i])));
        }
    }

    /** A built network over a graph of its own. */
    private final class Bench implements AutoCloseable {
        final GraphHarness harness = new GraphHarness(4);
        final int time;
        final Network network;
        private final List<ReadoutSpec> readouts;

        Bench(Task task, List<ReadoutSpec> readouts) {
            this.readouts = readouts;
            time = input().steps().orElse(steps());
            try {
                network = provider().build(harness.scope("network"), input(), task, readouts, config());
            } catch (RuntimeException e) {
                harness.close();
                throw e;
            }
        }

        /** [BATCH, time, channels]. */
        float[] values(long seed) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            float[] values = new float[BATCH * time * input().width()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        float[] ones(int records) {
            float[] ones = new float[records * time];
            Arrays.fill(ones, 1);
            return ones;
        }

        /** The mask of a batch whose first record ends that many steps before the others. */
        float[] padded(int padding) {
            float[] mask = ones(BATCH);
            Arrays.fill(mask, time - padding, time, 0f);
            return mask;
        }

        Features batch(float[] values) {
            return batch(BATCH, values, ones(BATCH));
        }

        /** One record of that many steps, without padding. */
        Features shorter(int steps, float[] values) {
            float[] ones = new float[steps];
            Arrays.fill(ones, 1);
            return new Features(
                    harness.input(Shape.of(-1, -1, input().width()), Shape.of(1, steps, input().width()), values),
                    harness.input(Shape.of(-1, -1), Shape.of(1, steps), ones),
                    Optional.empty());
        }

        Features batch(int records, float[] values, float[] mask) {
            long known = input().masked() ? -1 : time;
            int width = input().width();
            return new Features(
                    harness.input(Shape.of(-1, known, width), Shape.of(records, time, width), values),
                    harness.input(Shape.of(-1, known), Shape.of(records, time), mask),
                    Optional.empty());
        }

        /** The logits of every readout, each in row-major order. */
        List<float[]> logits(Mode mode, String name, Features input) {
            return harness.values(operands(mode, name, input));
        }

        /** A scalar that every logit has a part of its own in. */
        Operand<TFloat32> scalar(Features input) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(8);
            List<Operand<TFloat32>> parts = new ArrayList<>();
            for (Operand<TFloat32> logits : operands(Mode.INFERENCE, "scalar", input)) {
                float[] weights = new float[harness.value(logits).length];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (float) random.nextGaussian();
                }
                Operand<TFloat32> flat =
                        harness.tf().reshape(logits, harness.tf().constant(new int[] {-1}));
                parts.add(harness.tf()
                        .sum(
                                harness.tf().math.mul(flat, harness.tf().constant(weights)),
                                harness.tf().constant(0)));
            }
            return harness.tf().math.addN(parts);
        }

        private List<Operand<TFloat32>> operands(Mode mode, String name, Features input) {
            Pass pass = harness.pass(name, mode);
            Features features = input;
            for (Block block : network.blocks()) {
                features = block.apply(pass, features);
            }
            List<Operand<TFloat32>> logits = new ArrayList<>();
            for (ReadoutSpec readout : readouts) {
                logits.add(network.readout(readout.name()).logits(pass, features));
            }
            return logits;
        }

        @Override
        public void close() {
            harness.close();
        }
    }
}
