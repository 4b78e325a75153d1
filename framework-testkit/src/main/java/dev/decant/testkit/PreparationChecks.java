package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.Arrays;
import java.util.List;

/** What holds of the preparation of an opened data set. */
record PreparationChecks(DataSet set) {
    void preparedSequencesAreWhatNetworksExpect() {
        List<Sequence> read = sequences();
        Transform transform = set.preparation().fit(read);
        for (Sequence sequence : read) {
            float[] before = sequence.values().clone();
            Sequence prepared = transform.apply(sequence);
            assertThat(sequence.values()).as("what was given").containsExactly(before);
            assertThat(prepared.steps()).isEqualTo(sequence.steps());
            assertThat(prepared.channels()).isEqualTo(set.input().width());
            for (float value : prepared.values()) {
                assertThat(value).isFinite();
            }
        }
        Sequence one = read.get(0);
        Sequence half = new Sequence(
                Arrays.copyOf(one.values(), (one.steps() + 1) / 2 * one.channels()),
                (one.steps() + 1) / 2,
                one.channels());
        assertThat(transform.apply(half).steps()).as("of a part of a record").isEqualTo(half.steps());
    }

    void theStateIsTheWholePreparation() {
        List<Sequence> read = sequences();
        Transform fitted = set.preparation().fit(read);
        Transform restored = set.preparation().restore(fitted.state());
        assertThat(restored.steps()).as("what is told of the preparation").isEqualTo(fitted.steps());
        assertThat(restored.state()).isEqualTo(fitted.state());
        assertThat(set.preparation().fit(read).state()).as("fitted once more").isEqualTo(fitted.state());
        for (Sequence sequence : read) {
            assertThat(restored.apply(sequence).values())
                    .containsExactly(fitted.apply(sequence).values());
        }
        assertThatThrownBy(() -> set.preparation().restore("not a state")).isInstanceOf(DataException.class);
    }

    private List<Sequence> sequences() {
        return set.records().stream().map(info -> set.read(info).sequence()).toList();
    }
}
