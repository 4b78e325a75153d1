package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnRecordsTest {
    @TempDir
    Path folder;

    @Test
    void aDrawDependsOnIdentifiersOnly() {
        try (RecordCache cache = RecordCache.open(
                MemoryDataSet.ofLengths(IntStream.range(1, 31).toArray()), folder, 1, CacheProgress.silent())) {
            DrawnRecords drawn = new DrawnRecords(cache);
            int[] all = IntStream.range(0, 30).toArray();
            int[] reversed = IntStream.range(0, 30).map(i -> 29 - i).toArray();

            int[] ten = drawn.some(all, 10);

            assertThat(ten).hasSize(10).doesNotHaveDuplicates();
            assertThat(drawn.some(reversed, 10)).isEqualTo(ten);
            assertThat(Arrays.copyOf(drawn.some(all, 100), 10)).isEqualTo(ten);
            assertThat(ten).isNotEqualTo(Arrays.stream(ten).sorted().toArray());
            assertThat(drawn.steps(3, 7, 50)).isEqualTo(drawn.steps(3, 7, 50)).contains(0, 6);
            assertThat(Arrays.stream(drawn.steps(3, 7, 50))).allMatch(step -> step >= 0 && step < 7);
            assertThat(drawn.steps(3, 1000, 4)).isNotEqualTo(drawn.steps(4, 1000, 4));
        }
    }

    @Test
    void partsHaveAtLeastTheirSizeAndDifferByOne() {
        List<int[]> parts = DrawnRecords.parts(IntStream.range(0, 23).toArray(), 5);
        assertThat(parts).extracting(part -> part.length).containsExactly(5, 6, 6, 6);
        assertThat(parts.stream().flatMapToInt(Arrays::stream))
                .containsExactlyElementsOf(IntStream.range(0, 23).boxed().toList());
        assertThat(DrawnRecords.parts(new int[3], 5)).hasSize(1);
    }
}
