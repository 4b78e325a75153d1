package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class NoiseBatchTest {
    @Test
    void paddingIsMaskedAndEmptyWhereLengthsVary() {
        InputSpec input = new InputSpec(OptionalInt.empty(), List.of("a", "b"), 1);
        Batch batch = NoiseBatch.of(input, new Task.PerStepBinary("sepsis"), 20, 10, 3);
        int padded = 0;
        for (int record = 0; record < 20; record++) {
            for (int step = 0; step < 10; step++) {
                int at = record * 10 + step;
                if (record == 0 || step < 5) {
                    assertThat(batch.mask()[at]).isOne();
                }
                if (batch.mask()[at] == 0) {
                    padded++;
                    assertThat(batch.sequences()[2 * at]).isZero();
                    assertThat(batch.targets()[at]).isZero();
                    assertThat(step == 9 || batch.mask()[at + 1] == 0).isTrue();
                }
            }
        }
        assertThat(padded).isPositive();
    }

    @Test
    void everyRecordOfOneClassHasOne() {
        InputSpec input = new InputSpec(OptionalInt.of(4), List.of("a"), 1);
        Batch batch = NoiseBatch.of(input, new Task.MultiClass(List.of("x", "y", "z")), 6, 4, 3);
        for (int record = 0; record < 6; record++) {
            float[] t = batch.targets();
            assertThat(t[3 * record] + t[3 * record + 1] + t[3 * record + 2]).isOne();
        }
        assertThat(batch.mask()).containsOnly(1f);
    }
}
