package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Class weights against numbers worked out by hand. */
class ClassWeightsTest {
    @Test
    void rareClassesWeighMoreUpToTen() {
        // 6, 3, 1 and 0 of 10 records
        Task task = new Task.MultiClass(List.of("a", "b", "c", "d"));
        float[] weights = ClassWeights.balanced(task, range(10), r -> oneHot(4, r < 6 ? 0 : r < 9 ? 1 : 2));
        assertThat(weights).containsExactly(10f / 24, 10f / 12, 10f / 4, 1f);

        // 99 and 1 of 100 records: 100 / 2 = 50
        Task two = new Task.MultiClass(List.of("a", "b"));
        assertThat(ClassWeights.balanced(two, range(100), r -> oneHot(2, r == 5 ? 1 : 0)))
                .containsExactly(100f / 198, 10f);
    }

    @Test
    void labelsWeighNegativesOverPositives() {
        // 8 records: label a in 2 (6 / 2), b in all, c in none, d in 5 (3 / 5)
        Task task = new Task.MultiLabel(List.of("a", "b", "c", "d"));
        float[] weights = ClassWeights.balanced(task, range(8), r -> new float[] {r < 2 ? 1 : 0, 1, 0, r < 5 ? 1 : 0});
        assertThat(weights).containsExactly(3f, 1f, 1f, 0.6f);
    }

    @Test
    void stepsAreCountedOneByOne() {
        // 3 + 5 steps, 2 of them positive: 6 / 2
        float[][] targets = {{0, 0, 1}, {0, 0, 0, 0, 1}};
        assertThat(ClassWeights.balanced(MemoryDataSet.EACH_STEP, range(2), r -> targets[r]))
                .containsExactly(3f);
    }

    @Test
    void onlyTrainingRecordsCount() {
        Task task = new Task.MultiClass(List.of("a", "b"));
        assertThat(ClassWeights.balanced(task, new int[] {0, 9}, r -> oneHot(2, r < 9 ? 0 : 1)))
                .containsExactly(1f, 1f);
    }

    @Test
    void equalWeights() {
        assertThat(ClassWeights.equal(new Task.MultiLabel(List.of("a", "b", "c"))))
                .containsExactly(1, 1, 1);
    }

    private static int[] range(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static float[] oneHot(int classes, int chosen) {
        float[] target = new float[classes];
        target[chosen] = 1;
        return target;
    }
}
