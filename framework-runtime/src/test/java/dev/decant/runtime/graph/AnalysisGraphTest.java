package dev.decant.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.extension.NoOptions;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.NetworkProvider;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.checkpoint.Checkpoint;
import dev.decant.runtime.checkpoint.Checkpoint.NamedTensor;
import dev.decant.runtime.config.Selected;
import dev.decant.runtime.data.Batch;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.TeacherRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What leaves the graph, against the same worked out from the batch. */
final class AnalysisGraphTest {
    private static final int CHANNELS = 6;
    private static final Task TASK = new Task.MultiClass(List.of("a", "b"));

    @Test
    void wholeRecordsGiveTheirGramMatrixOfEachBlockOfBothNetworks() {
        Batch batch = batch(5, 4);
        try (AnalysisGraph graph = graph(OptionalInt.of(4), new LinearProvider(1), new LinearProvider(1))) {
            graph.load(scaling(2), Optional.of(scaling(-1)));
            assertThat(graph.ownBlocks()).containsExactly("block0");
            assertThat(graph.teacherBlocks()).containsExactly("block0");

            AnalysisGraph.Records seen = graph.records(batch);

            assertThat(seen.attention()).isEmpty();
            assertGram(seen.grams().get(0), rows(batch, 4 * CHANNELS), 2);
            assertGram(seen.grams().get(1), rows(batch, 4 * CHANNELS), -1);
        }
    }

    @Test
    void stepsGiveTheirFeaturesAndThoseTheirGramMatrix() {
        Batch batch = batch(3, 4);
        try (AnalysisGraph graph = graph(OptionalInt.empty(), new LinearProvider(1), new LinearProvider(1))) {
            graph.load(scaling(2), Optional.of(scaling(-1)));

            AnalysisGraph.Steps seen = graph.steps(batch, new int[][] {{0, 3}, {1, 1}, {2, 0}}, new int[] {4, 4, 4});

            int[] wanted = {0, 3, 5, 5, 10, 8}; // record · 4 + step
            float[] features = seen.features().get(0);
            assertThat(features).hasSize(6 * CHANNELS);
            for (int sample = 0; sample < 6; sample++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    assertThat(features[sample * CHANNELS + channel])
                            .isCloseTo(2 * batch.sequences()[wanted[sample] * CHANNELS + channel], within(1e-6f));
                }
            }
            assertGram(graph.gram(features, 6), rows(features, CHANNELS), 1);
        }
    }

    @Test
    void attentionOfWholeRecordsIsSummedWithoutTokensAndAveragedOverHeads() {
        Batch batch = batch(3, 5);
        try (AnalysisGraph graph = graph(OptionalInt.of(5), new ScriptedAttention(2), new LinearProvider(1))) {
            graph.load(new Checkpoint(Map.of(), Map.of()), Optional.of(scaling(1)));
            assertThat(graph.attending()).containsExactly("told");

            double[] sum = graph.records(batch).attention().get(0).map();

            assertThat(sum).hasSize(25);
            for (int query = 0; query < 5; query++) {
                for (int key = 0; key < 5; key++) {
                    double expected = 0;
                    for (int record = 0; record < 3; record++) {
                        expected += 2 * batch.sequences()[(record * 5 + query) * CHANNELS + key];
                    }
                    assertThat(sum[query * 5 + key]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void attentionOfSequencesIsAlignedAtTheirLastStepAndOfThoseOnlyThatAreLongEnough() {
        Batch batch = batch(3, 6);
        int[] lengths = {6, 2, 4};
        try (AnalysisGraph graph = graph(OptionalInt.empty(), new ScriptedAttention(6), new LinearProvider(1))) {
            graph.load(new Checkpoint(Map.of(), Map.of()), Optional.of(scaling(1)));

            double[] sum = graph.steps(batch, new int[3][1], lengths)
                    .attention()
                    .get(0)
                    .map();

            assertThat(sum).hasSize(9); // the window is 3
            for (int query = 0; query < 3; query++) {
                for (int key = 0; key < 3; key++) {
                    double expected = 0;
                    for (int record : new int[] {0, 2}) {
                        int first = lengths[record] - 3;
                        expected += 2 * batch.sequences()[(record * 6 + first + query) * CHANNELS + first + key];
                    }
                    assertThat(sum[query * 3 + key]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void entropyIsThatOfEachRecordAndNotOfTheirMean() {
        Batch batch = batch(3, 6);
        float[] maps = batch.sequences();
        for (int i = 0; i < maps.length; i++) {
            maps[i] = i % 5 == 0 ? 0 : Math.abs(maps[i]);
        }
        try (AnalysisGraph graph = graph(OptionalInt.of(6), new ScriptedAttention(2), new LinearProvider(1))) {
            graph.load(new Checkpoint(Map.of(), Map.of()), Optional.of(scaling(1)));
            double expected = 0;
            for (int record = 0; record < 3; record++) {
                expected += entropy(maps, record * 6, 0, 6);
            }
            assertThat(graph.records(batch).attention().get(0).entropy()).isCloseTo(expected, within(1e-5));
        }
        int[] lengths = {6, 2, 4};
        try (AnalysisGraph graph = graph(OptionalInt.empty(), new ScriptedAttention(6), new LinearProvider(1))) {
            graph.load(new Checkpoint(Map.of(), Map.of()), Optional.of(scaling(1)));
            double expected = entropy(maps, 3, 3, 3) + entropy(maps, 2 * 6 + 1, 1, 3);
            assertThat(graph.steps(batch, new int[3][1], lengths)
                            .attention()
                            .get(0)
                            .entropy())
                    .isCloseTo(expected, within(1e-5));
        }
    }

    /** The mean over rows of one record's map, each brought to sum 1. */
    private static double entropy(float[] maps, int firstRow, int firstKey, int steps) {
        double sum = 0;
        for (int query = 0; query < steps; query++) {
            int from = (firstRow + query) * CHANNELS + firstKey;
            double row = 0;
            for (int key = 0; key < steps; key++) {
                row += maps[from + key];
            }
            for (int key = 0; key < steps; key++) {
                double share = maps[from + key] / row;
                sum -= share == 0 ? 0 : share * Math.log(share);
            }
        }
        return sum / steps;
    }

    /** Inner products around the first row. */
    private static void assertGram(double[] gram, float[][] rows, double scale) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double expected = 0;
                for (int k = 0; k < rows[i].length; k++) {
                    expected += scale * ((double) rows[i][k] - rows[0][k]) * scale * ((double) rows[j][k] - rows[0][k]);
                }
                assertThat(gram[i * rows.length + j]).isCloseTo(expected, within(1e-5));
            }
        }
    }

    private static float[][] rows(Batch batch, int width) {
        return rows(batch.sequences(), width);
    }

    private static float[][] rows(float[] flat, int width) {
        return IntStream.range(0, flat.length / width)
                .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width))
                .toArray(float[][]::new);
    }

    private static AnalysisGraph graph(
            OptionalInt steps, NetworkProvider<Record> own, NetworkProvider<Record> teacher) {
        List<String> channels =
                IntStream.range(0, CHANNELS).mapToObj(c -> "c" + c).toList();
        return AnalysisGraph.build(new InputSpec(steps, channels, 1), TASK, run(own), Optional.of(run(teacher)), 3);
    }

    /** A checkpoint of {@link LinearProvider} with one block that multiplies. */
    private static Checkpoint scaling(float by) {
        float[] kernel = new float[CHANNELS * CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            kernel[i * CHANNELS + i] = by;
        }
        return new Checkpoint(
                Map.of(
                        "model/block0/kernel", new NamedTensor(new long[] {CHANNELS, CHANNELS}, kernel),
                        "model/block0/bias", new NamedTensor(new long[] {CHANNELS}, new float[CHANNELS]),
                        "model/readout/class/kernel",
                                new NamedTensor(new long[] {CHANNELS, 2}, new float[CHANNELS * 2]),
                        "model/readout/class/bias", new NamedTensor(new long[] {2}, new float[2])),
                Map.of());
    }

    private static TeacherRun run(NetworkProvider<Record> network) {
        Predictions none = new Predictions(TASK, List.of(), new float[0][], new boolean[0][], new boolean[0][]);
        FinishedRun run = new FinishedRun(
                "id",
                new RunFolder(Path.of("run")),
                "plain",
                7,
                new float[2],
                1,
                1,
                none,
                List.of(),
                List.of(),
                new RunCost(0, 0, 0, 0, 0, 0));
        return new TeacherRun(run, new Selected<>("network", network, new NoOptions()), List.of());
    }

    private static Batch batch(int size, int steps) {
        Random random = new Random(size);
        float[] sequences = new float[size * steps * CHANNELS];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = (float) random.nextGaussian();
        }
        float[] mask = new float[size * steps];
        Arrays.fill(mask, 1f);
        return new Batch(size, steps, CHANNELS, sequences, mask, new float[size * 2], 2, new int[size]);
    }
}
