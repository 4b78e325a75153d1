package dev.decant.runtime.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EpochLengthsTest {
    @Test
    void batchesArePaddedToTheLongestOfTheirLike() {
        // 1 to 64 hours in batches of 2: neighbours share one.
        int[] lengths = IntStream.rangeClosed(1, 64).toArray();
        EpochLengths epoch = EpochLengths.planned(lengths, 64, 2);
        assertThat(epoch.steps())
                .isEqualTo(IntStream.rangeClosed(1, 32).map(batch -> 2 * batch).toArray());
        assertThat(epoch.longest()).isEqualTo(64);
        assertThat(epoch.knots()).containsExactly(2, 34, 58, 64);
    }

    @Test
    void theMeanFollowsTheLinesBetweenTheKnots() {
        EpochLengths epoch = new EpochLengths(new int[] {10, 20, 30});
        assertThat(epoch.knots()).containsExactly(10, 20, 30);
        assertThat(epoch.mean(new double[] {1, 2, 9})).isCloseTo(4, within(1e-12));
        EpochLengths skewed = new EpochLengths(
                new int[] {10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 20, 40});
        assertThat(skewed.knots()).containsExactly(10, 40);
        assertThat(skewed.mean(new double[] {1, 4})).isCloseTo((18 + 2 + 4) / 20.0, within(1e-12));
        assertThat(new EpochLengths(new int[] {2000}).mean(new double[] {3})).isEqualTo(3);
    }

    @Test
    void aSampleOfManyIsCutIntoAsManyBatchesAsAPoolHas() {
        // 640 of 100,000 records, as long as their number in a pool of 32 * 512: 32 batches of 20.
        int[] lengths = IntStream.rangeClosed(1, 640).toArray();
        EpochLengths epoch = EpochLengths.planned(lengths, 100_000, 512);
        assertThat(epoch.steps()).hasSize(32);
        assertThat(Arrays.stream(epoch.steps()).average().orElseThrow()).isEqualTo(330);
    }
}
