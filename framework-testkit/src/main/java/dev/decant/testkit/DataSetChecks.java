package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What holds of the records of an opened data set. */
record DataSetChecks(DataSet set) {
    private static final int FEW = 3;

    void recordsAreUnique() {
        assertThat(set.records()).hasSizeGreaterThanOrEqualTo(FEW);
        assertThat(set.records()).extracting(RecordInfo::id).doesNotHaveDuplicates();
        assertThat(set.records()).allSatisfy(info -> {
            assertThat(info.id()).isNotBlank();
            assertThat(info.splitKey()).isNotBlank();
        });
        assertThat(set.remarks()).allSatisfy((remark, count) -> {
            assertThat(remark).isNotBlank();
            assertThat(count).as(remark).isPositive();
        });
    }

    /** Every record as text, bit by bit. */
    List<String> examples() {
        return set.records().stream().map(this::example).toList();
    }

    void manyThreadsRead(List<String> expected) {
        List<RecordInfo> records = set.records();
        List<String> read = IntStream.range(0, 4 * records.size())
                .parallel()
                .mapToObj(i -> example(records.get(i % records.size())))
                .toList();
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(expected.get(i % records.size()));
        }
    }

    void changingAnExampleChangesNoOther() {
        RecordInfo info = set.records().get(0);
        String before = example(info);
        Example example = set.read(info);
        Arrays.fill(example.sequence().values(), 99);
        Arrays.fill(example.target(), 99);
        Arrays.fill(example.published(), 99);
        assertThat(example(info)).isEqualTo(before);
    }

    void targetsHaveTheFormOfTheTask() {
        for (RecordInfo info : set.records()) {
            Example example = set.read(info);
            float[] target = example.target();
            assertThat(example.sequence().steps()).as("steps of " + info.id()).isPositive();
            for (float value : target) {
                assertThat(value).as("target of " + info.id()).isIn(0f, 1f);
            }
            assertThat(example.published())
                    .as("published target of " + info.id())
                    .hasSameSizeAs(target);
            for (float value : example.published()) {
                assertThat(value).as("published target of " + info.id()).isIn(0f, 1f);
            }
            if (set.task() instanceof Task.PerStepBinary) {
                assertThat(target).as(info.id()).hasSize(example.sequence().steps());
            } else {
                assertThat(target).as(info.id()).hasSize(set.task().outputs());
            }
            if (set.task() instanceof Task.MultiClass) {
                assertThat(IntStream.range(0, target.length).filter(c -> target[c] == 1))
                        .as("classes of " + info.id())
                        .hasSize(1);
            }
        }
    }

    private String example(RecordInfo info) {
        Example example = set.read(info);
        return info.id() + " " + example.sequence().steps() + " x "
                + example.sequence().channels() + " "
                + Arrays.toString(example.sequence().values()) + " "
                + Arrays.toString(example.target()) + " " + Arrays.toString(example.published());
    }
}
