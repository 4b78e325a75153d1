package dev.decant.plugin.ecg.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PerRecordNormalisationTest {
    private static final Offset<Float> CLOSE = within(1e-6f);

    @Test
    void bringsEachLeadToMeanZeroAndDeviationOneAndAFlatLeadToZero() {
        // Lead 1: 1, 3 (mean 2, deviation 1); lead 2: flat; lead 3: -10, 30 (mean 10, deviation 20).
        Sequence sequence = new Sequence(new float[] {1, 7, -10, 3, 7, 30}, 2, 3);
        Transform transform = new PerRecordNormalisation(Normalise.Z_SCORE).fit(List.of());
        assertThat(transform.apply(sequence).values()).containsExactly(new float[] {-1, 0, -1, 1, 0, 1}, CLOSE);
        assertThat(sequence.values()[0]).isEqualTo(1);
        Transform again = new PerRecordNormalisation(Normalise.Z_SCORE).restore(transform.state());
        assertThat(again.apply(sequence).values())
                .isEqualTo(transform.apply(sequence).values());
    }

    @Test
    void stretchesEachLeadFromMinusOneToOneAndAFlatLeadToZero() {
        Sequence sequence = new Sequence(new float[] {1, 7, -10, 2, 7, 30, 5, 7, 0}, 3, 3);
        Transform transform = new PerRecordNormalisation(Normalise.MIN_MAX).fit(List.of());
        assertThat(transform.apply(sequence).values())
                .containsExactly(new float[] {-1, 0, -1, -.5f, 0, 1, 1, 0, -.5f}, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(Normalise.class)
    void takesWhatItIsGivenForTheWholeWhateverItsLength(Normalise normalise) {
        Transform transform = new PerRecordNormalisation(normalise).fit(List.of());
        assertThat(transform.apply(new Sequence(new float[0], 0, 12)).values()).isEmpty();
        float expected = normalise == Normalise.NONE ? 3 : 0;
        assertThat(transform.apply(new Sequence(new float[] {3, 3}, 1, 2)).values())
                .containsOnly(expected);
        Sequence whole = new Sequence(new float[] {1, 3, 100, -50}, 4, 1);
        Sequence crop = new Sequence(new float[] {1, 3}, 2, 1);
        float[] ofCrop = normalise == Normalise.NONE ? new float[] {1, 3} : new float[] {-1, 1};
        assertThat(transform.apply(crop).values()).containsExactly(ofCrop, CLOSE);
        assertThat(transform.apply(whole).steps()).isEqualTo(4);
    }

    @Test
    void leavesMillivoltsWhereAskedTo() {
        Sequence sequence = new Sequence(new float[] {1, 3}, 2, 1);
        Transform transform = new PerRecordNormalisation(Normalise.NONE).fit(List.of());
        assertThat(transform.apply(sequence).values()).containsExactly(1, 3);
    }

    @Test
    void refusesAStateThatIsNotItsOwn() {
        assertThatThrownBy(() -> new PerRecordNormalisation(Normalise.Z_SCORE).restore("{mean: 3}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("{mean: 3}");
    }
}
