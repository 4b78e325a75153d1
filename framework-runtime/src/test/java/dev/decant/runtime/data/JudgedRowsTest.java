package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One row for each step, in the order that was asked for, however the records were batched. */
class JudgedRowsTest {
    private static final Transform AS_IT_IS = new Transform() {
        @Override
        public Sequence apply(Sequence sequence) {
            return sequence;
        }

        @Override
        public String state() {
            return "";
        }
    };

    @TempDir
    Path directory;

    private final MemoryDataSet set = new MemoryDataSet(MemoryDataSet.EACH_STEP)
            .add(info("long", "anna"), MemoryDataSet.ramp(0, 5, 1), 0, 0, 1, 1, 1)
            .add(info("short", "anna"), MemoryDataSet.ramp(1, 1, 1), 1)
            .add(info("middle", "bert"), MemoryDataSet.ramp(2, 3, 1), 0, 1, 0);

    private static RecordInfo info(String id, String group) {
        return new RecordInfo(id, Optional.of(group));
    }

    @Test
    void everyStepIsARowWithItsOwnPrediction() {
        RecordCache cache = RecordCache.open(set, directory, 1, CacheProgress.silent());
        JudgedRows rows = new JudgedRows(cache, set.task(), new int[] {2, 0, 1});
        assertThat(rows.ids())
                .containsExactly("middle", "middle", "middle", "long", "long", "long", "long", "long", "short");
        assertThat(rows.groups())
                .containsExactly("bert", "bert", "bert", "anna", "anna", "anna", "anna", "anna", "anna");
        assertThat(rows.truth())
                .isEqualTo(
                        new boolean[][] {{false}, {true}, {false}, {false}, {false}, {true}, {true}, {true}, {true}});
        BatchAssembler assembler =
                new BatchAssembler(cache, AS_IT_IS, MemoryDataSet.variable(1), set.task(), List.of(), 1);
        List<Integer> lengths = new ArrayList<>();
        float[][] predicted = rows.predict(assembler, MemoryDataSet.variable(1), 2, batch -> {
            lengths.add(batch.steps());
            float[][] values = new float[batch.size()][batch.steps()];
            for (int row = 0; row < batch.size(); row++) {
                System.arraycopy(batch.sequences(), row * batch.steps(), values[row], 0, batch.steps());
            }
            return values;
        });
        assertThat(lengths).as("records of like length share a batch").containsExactly(3, 5);
        assertThat(predicted).isEqualTo(new float[][] {{2000}, {2001}, {2002}, {0}, {1}, {2}, {3}, {4}, {1000}});
    }

    /** Attention takes memory by the square of the length: of sequences twice as long, a quarter. */
    @Test
    void longSequencesMakeSmallerBatches() {
        MemoryDataSet stays = new MemoryDataSet(MemoryDataSet.EACH_STEP);
        for (int r = 0; r < 10; r++) {
            int steps = r < 5 ? 64 : 128;
            stays.add(info("r" + r, "g" + r), MemoryDataSet.ramp(r, steps, 1), new float[steps]);
        }
        RecordCache cache = RecordCache.open(stays, directory, 1, CacheProgress.silent());
        JudgedRows rows = new JudgedRows(
                cache, stays.task(), IntStream.range(0, 10).map(i -> 9 - i).toArray());
        BatchAssembler assembler =
                new BatchAssembler(cache, AS_IT_IS, MemoryDataSet.variable(1), stays.task(), List.of(), 1);
        List<String> shapes = new ArrayList<>();
        float[][] predicted = rows.predict(assembler, MemoryDataSet.variable(1), 8, batch -> {
            shapes.add(batch.size() + " of " + batch.steps());
            float[][] values = new float[batch.size()][batch.steps()];
            for (int row = 0; row < batch.size(); row++) {
                System.arraycopy(batch.sequences(), row * batch.steps(), values[row], 0, batch.steps());
            }
            return values;
        });
        assertThat(shapes).containsExactly("5 of 64", "2 of 128", "2 of 128", "1 of 128");
        assertThat(predicted[0]).isEqualTo(new float[] {9000});
        assertThat(predicted[predicted.length - 1]).isEqualTo(new float[] {63});
    }
}
