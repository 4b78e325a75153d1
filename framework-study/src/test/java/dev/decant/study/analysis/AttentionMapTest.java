package dev.decant.study.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.decant.runtime.graph.AttentionSum;
import dev.decant.runtime.statistics.Groups;
import dev.decant.runtime.statistics.HierarchicalBootstrap;
import dev.decant.runtime.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttentionMapTest {
    private static final double EXACT = 1e-12;

    @Test
    void distanceByHand() {
        // rows 1/2 1/2 0 → 1/2; 1/4 1/2 1/4 → 1/2; 1 0 0 → 2; the scale of a row does not matter
        double[][] map = {{.5, .5, 0}, {.025, .05, .025}, {1, 0, 0}};
        assertThat(AttentionNumbers.distance(map)).isCloseTo(1, within(EXACT));
        assertThat(AttentionNumbers.distance(new double[][] {{1, 0}, {0, 1}})).isZero();
    }

    @Test
    void entropyByHand() {
        double[][] map = {{.25, .25}, {0, .7}};
        assertThat(AttentionNumbers.entropy(map)).isCloseTo(Math.log(2) / 2, within(EXACT));
        assertThat(AttentionNumbers.entropy(new double[][] {{0, 0}, {0, 1}})).isNaN();
    }

    @Test
    void toeplitzByHand() {
        // diagonals (2, 0), (1), (1) around the mean 1: squares within 2, in all 2
        assertThat(AttentionNumbers.toeplitz(new double[][] {{2, 1}, {1, 0}}, false))
                .isCloseTo(0, within(EXACT));
        // causal: diagonals (1, .5), (.5) around 2/3: within 1/8, in all 1/9 + 1/36 + 1/36 = 1/6
        assertThat(AttentionNumbers.toeplitz(new double[][] {{1, 9}, {.5, .5}}, true))
                .isCloseTo(1 - (1 / 8.0) / (1 / 6.0), within(EXACT));
        assertThat(AttentionNumbers.toeplitz(new double[][] {{1, 1}, {1, 1}}, false))
                .isNaN();
        // whose sum rounds, so that the mean is another number
        assertThat(AttentionNumbers.toeplitz(constant(.1), false)).isNaN();
        assertThat(AttentionNumbers.toeplitz(constant(.02), true)).isNaN();
    }

    @Test
    void whatIsLeftOfSingleRecordsIsNoLackOfInvariance() {
        int steps = 12;
        Random random = new Random(5);
        double[][] pattern = new double[steps][steps];
        for (int query = 0; query < steps; query++) {
            for (int key = 0; key < steps; key++) {
                pattern[query][key] = Math.exp(-Math.abs(key - query) / 3.0) + .1 * random.nextGaussian();
            }
        }
        int[] samples = new int[16];
        double[][][] chunks = new double[samples.length][steps][steps];
        for (int chunk = 0; chunk < samples.length; chunk++) {
            samples[chunk] = 8;
            for (int query = 0; query < steps; query++) {
                for (int key = 0; key < steps; key++) {
                    chunks[chunk][query][key] = pattern[query][key] + random.nextGaussian();
                }
            }
        }
        AttentionMap map = new AttentionMap("block0", samples, chunks, new double[samples.length], false);
        double truth = AttentionNumbers.toeplitz(pattern, false);
        assertThat(AttentionNumbers.toeplitz(map.mean(), false)).isLessThan(truth - .25);

        ChunkedValue share = map.toeplitz();
        Interval interval = new HierarchicalBootstrap(Groups.single(samples.length), 1, 500, .95, 1)
                .interval((seed, weights) -> share.value(weights));
        assertThat(interval.estimate()).isCloseTo(truth, within(.12));
        assertThat(interval.low()).isLessThan(interval.estimate());
        assertThat(interval.high()).isGreaterThan(interval.estimate());
    }

    @Test
    void theToeplitzShareOfOneChunkIsThatOfItsMap() {
        double[][] one = {{1, 9}, {.5, .5}};
        AttentionMap map = new AttentionMap(
                "block0", new int[] {3, 0}, new double[][][] {one, new double[2][2]}, new double[2], true);
        assertThat(map.toeplitz().value(new int[] {1, 1})).isCloseTo(.25, within(EXACT));
        assertThat(map.toeplitz().value(new int[] {0, 2})).isNaN();
    }

    private static double[][] constant(double value) {
        double[][] map = new double[7][7];
        for (double[] row : map) {
            Arrays.fill(row, value);
        }
        return map;
    }

    @Test
    void attentionThatDependsOnTheDistanceAloneIsToeplitzAndNoiseIsNot() {
        int steps = 20;
        double[][] kernel = new double[steps][steps];
        double[][] noise = new double[steps][steps];
        Random random = new Random(3);
        for (int query = 0; query < steps; query++) {
            for (int key = 0; key <= query; key++) {
                kernel[query][key] = Math.exp(key - query);
                noise[query][key] = random.nextDouble();
            }
        }
        assertThat(AttentionNumbers.toeplitz(kernel, true)).isCloseTo(1, within(EXACT));
        assertThat(AttentionNumbers.toeplitz(noise, true)).isBetween(0., .25);
    }

    @Test
    void chunksCountByTheirRecordsAndMultiplicities() {
        double[][][] chunks = {{{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{0, 0}, {0, 0}}};
        AttentionMap map = new AttentionMap("block0", new int[] {3, 1, 0}, chunks, new double[] {.25, .5, 0}, false);

        assertThat(map.mean()).isDeepEqualTo(new double[][] {{.75, .25}, {.25, .75}});
        assertThat(map.distance().value(new int[] {1, 1, 1})).isCloseTo(.25, within(EXACT));
        assertThat(map.distance().value(new int[] {1, 3, 0})).isCloseTo(.5, within(EXACT));
        assertThat(map.distance().value(new int[] {0, 0, 2})).isNaN();
        assertThat(map.entropy().value(new int[] {1, 1, 1})).isCloseTo((3 * .25 + .5) / 4, within(EXACT));
        assertThat(map.entropy().value(new int[] {1, 3, 0})).isCloseTo(.375, within(EXACT));
        assertThat(map.entropy().value(new int[] {0, 0, 2})).isNaN();
    }

    @Test
    void sumsBecomeAveragesAndAZeroTriangleIsCausal() {
        AttentionChunks chunks = new AttentionChunks(true, List.of("a", "b"));
        double[] causal = {2, 0, .5, 1.5};
        double[] open = {2, 1e-9, .5, 1.5};
        chunks.add(new ChunkSeen(4, List.of(), List.of(new AttentionSum(causal, .5), new AttentionSum(open, .7)), 2));
        chunks.add(new ChunkSeen(
                4, List.of(), List.of(new AttentionSum(new double[4], 0), new AttentionSum(new double[4], 0)), 0));

        Attention attention = chunks.collected().orElseThrow();

        assertThat(attention.steps()).isEqualTo(2);
        assertThat(attention.causal()).isFalse();
        assertThat(attention.blocks()).extracting(AttentionMap::causal).containsExactly(true, false);
        assertThat(attention.blocks().get(0).mean()).isDeepEqualTo(new double[][] {{1, 0}, {.25, .75}});
        assertThat(attention.blocks().get(1).entropy().ofAll()).isCloseTo(.35, within(EXACT));
    }

    @Test
    void withoutALongEnoughRecordThereIsNoMap() {
        AttentionChunks chunks = new AttentionChunks(true, List.of("a"));
        chunks.add(new ChunkSeen(4, List.of(), List.of(new AttentionSum(new double[4], 0)), 0));
        assertThat(chunks.collected()).isEmpty();
        assertThat(new AttentionChunks(true, List.of()).collected()).isEmpty();
    }
}
