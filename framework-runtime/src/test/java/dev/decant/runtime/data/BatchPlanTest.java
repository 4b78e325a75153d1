package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The order of an epoch follows from records, batch size, seed and epoch. */
class BatchPlanTest {
    private static String id(int record) {
        return "A" + record;
    }

    private static int[] numbers(int count) {
        return IntStream.range(100, 100 + count).toArray();
    }

    private static int[] order(BatchPlan plan) {
        return Arrays.stream(plan.batches()).flatMapToInt(IntStream::of).toArray();
    }

    @Property
    void eachRecordComesAtMostOnceAndTheRestIsSmall(
            @ForAll @IntRange(min = 1, max = 300) int records,
            @ForAll @IntRange(min = 1, max = 40) int batchSize,
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 100) int epoch) {
        BatchPlan plan = BatchPlan.of(PlannedRecords.ofOneLength(numbers(records)), batchSize, seed, epoch);
        int[] order = order(plan);
        assertThat(order).doesNotHaveDuplicates();
        assertThat(Arrays.stream(order).allMatch(r -> r >= 100 && r < 100 + records))
                .isTrue();

        int rest = records % batchSize;
        boolean restDropped = records >= batchSize && 2 * rest < batchSize;
        assertThat(order).hasSize(restDropped ? records - rest : records);
        for (int b = 0; b + 1 < plan.batches().length; b++) {
            assertThat(plan.batches()[b]).hasSize(batchSize);
        }
        assertThat(plan.batches()).isNotEmpty();
        assertThat(List.of(plan.batches())).allMatch(batch -> batch.length > 0);
    }

    @Property
    void recordsOfLikeLengthShareABatch(
            @ForAll @IntRange(min = 1, max = 300) int records,
            @ForAll @IntRange(min = 1, max = 40) int batchSize,
            @ForAll long seed) {
        PlannedRecords byLength = new PlannedRecords(numbers(records), Optional.of(record -> 1 + (record * 7919) % 97));
        BatchPlan plan = BatchPlan.of(byLength, batchSize, seed, 0);
        BatchPlan plain = BatchPlan.of(PlannedRecords.ofOneLength(numbers(records)), batchSize, seed, 0);
        // The same records, in batches of the same sizes.
        assertThat(order(plan)).containsExactlyInAnyOrder(order(plain));
        assertThat(Arrays.stream(plan.batches()).mapToInt(batch -> batch.length).sorted())
                .containsExactly(Arrays.stream(plain.batches())
                        .mapToInt(batch -> batch.length)
                        .sorted()
                        .boxed()
                        .toArray(Integer[]::new));
        // All of these fit one pool: the batches' ranges of lengths do not overlap.
        if (records <= 32 * batchSize) {
            int[][] ranges = Arrays.stream(plan.batches())
                    .map(batch -> new int[] {
                        Arrays.stream(batch).map(r -> 1 + (r * 7919) % 97).min().orElseThrow(),
                        Arrays.stream(batch).map(r -> 1 + (r * 7919) % 97).max().orElseThrow()
                    })
                    .sorted(Comparator.comparingInt((int[] range) -> range[0]).thenComparingInt(range -> range[1]))
                    .toArray(int[][]::new);
            for (int b = 0; b + 1 < ranges.length; b++) {
                assertThat(ranges[b][1]).isLessThanOrEqualTo(ranges[b + 1][0]);
            }
        }
    }

    @Test
    void shortBatchesDoNotComeFirst() {
        PlannedRecords byLength = new PlannedRecords(numbers(640), Optional.of(record -> record));
        int[] first = IntStream.range(0, 20)
                .map(epoch -> BatchPlan.of(byLength, 20, 5, epoch).batches()[0][0])
                .toArray();
        assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(10);
    }

    @Test
    void remainders() {
        assertThat(sizes(12, 4)).containsExactly(4, 4, 4);
        assertThat(sizes(13, 4)).containsExactly(4, 4, 4);
        assertThat(sizes(14, 4)).containsExactly(4, 4, 4, 2);
        assertThat(sizes(12, 5)).containsExactly(5, 5);
        assertThat(sizes(13, 5)).containsExactly(5, 5, 3);
        assertThat(sizes(3, 512)).containsExactly(3);
        assertThat(sizes(3, 1)).containsExactly(1, 1, 1);
    }

    private static int[] sizes(int records, int batchSize) {
        int[][] batches = BatchPlan.of(PlannedRecords.ofOneLength(numbers(records)), batchSize, 1, 0)
                .batches();
        return Arrays.stream(batches).mapToInt(batch -> batch.length).toArray();
    }

    @Test
    void seedAndEpochDecide() {
        int[] base = order(BatchPlan.of(PlannedRecords.ofOneLength(numbers(64)), 8, 1, 0));
        assertThat(order(BatchPlan.of(PlannedRecords.ofOneLength(numbers(64)), 8, 1, 0)))
                .isEqualTo(base);
        assertThat(order(BatchPlan.of(PlannedRecords.ofOneLength(numbers(64)), 8, 1, 1)))
                .isNotEqualTo(base);
        assertThat(order(BatchPlan.of(PlannedRecords.ofOneLength(numbers(64)), 8, 2, 0)))
                .isNotEqualTo(base);
        assertThat(base).isNotEqualTo(numbers(64));
    }

    @Test
    void otherRecordsAreLeftOverEachEpoch() {
        Set<Integer> leftOver = new HashSet<>();
        for (int epoch = 0; epoch < 100; epoch++) {
            Set<Integer> rest = new HashSet<>(IntStream.of(numbers(9)).boxed().toList());
            IntStream.of(order(BatchPlan.of(PlannedRecords.ofOneLength(numbers(9)), 4, 1, epoch)))
                    .forEach(rest::remove);
            assertThat(rest).hasSize(1);
            leftOver.addAll(rest);
        }
        assertThat(leftOver).hasSize(9);
    }

    @Test
    void everyOrderIsAboutAsLikely() {
        int[] counts = new int[6];
        for (int epoch = 0; epoch < 6000; epoch++) {
            int[] order = order(BatchPlan.of(PlannedRecords.ofOneLength(new int[] {0, 1, 2}), 1, 7, epoch));
            counts[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
        }
        // 1000 expected, standard deviation 29
        assertThat(counts)
                .satisfies(c -> assertThat(IntStream.of(c).allMatch(n -> n > 880 && n < 1120))
                        .as("%s", Arrays.toString(c))
                        .isTrue());
    }

    @Test
    void digestsOfBeginningsAgreeForCommonEpochs() {
        List<String> five = BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(50)), 8, 1, 5);
        List<String> three = BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(50)), 8, 1, 3);
        assertThat(five).hasSize(5).startsWith(three.toArray(String[]::new)).doesNotHaveDuplicates();
        assertThat(five).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void aDigestSeesOrderBatchSizeAndIdentifiers() {
        String base = last(BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(50)), 5, 1, 2));
        assertThat(last(BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(50)), 10, 1, 2)))
                .isNotEqualTo(base);
        assertThat(last(BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(50)), 5, 2, 2)))
                .isNotEqualTo(base);
        assertThat(last(BatchPlan.digests(i -> "B" + i, PlannedRecords.ofOneLength(numbers(50)), 5, 1, 2)))
                .isNotEqualTo(base);
        // The same identifiers at other indices are the same plan.
        int[] shifted = IntStream.range(0, 50).toArray();
        assertThat(last(BatchPlan.digests(i -> "A" + (i + 100), PlannedRecords.ofOneLength(shifted), 5, 1, 2)))
                .isEqualTo(base);
    }

    @Test
    void eachDigestIsHashedOntoTheOneBefore() {
        // One record: every epoch has the same plan, and still each beginning has a digest of its own.
        assertThat(BatchPlan.digests(BatchPlanTest::id, PlannedRecords.ofOneLength(numbers(1)), 4, 1, 5))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    private static String last(List<String> digests) {
        return digests.get(digests.size() - 1);
    }

    @Test
    void nothingToPlanIsRefused() {
        assertThatThrownBy(() -> BatchPlan.of(PlannedRecords.ofOneLength(new int[0]), 4, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BatchPlan.of(PlannedRecords.ofOneLength(numbers(3)), 0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
