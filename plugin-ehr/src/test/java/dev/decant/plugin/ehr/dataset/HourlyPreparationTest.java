package dev.decant.plugin.ehr.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Transform;
import dev.decant.plugin.ehr.column.ColumnKind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class HourlyPreparationTest {
    private static final float GAP = Float.NaN;
    private static final HourlyFeatures FEATURES = new HourlyFeatures(List.of(
            new HourlyColumn("HR", ColumnKind.MEASURED, false),
            new HourlyColumn("man", ColumnKind.STATIC, true),
            new HourlyColumn("lactate", ColumnKind.MEASURED, false),
            new HourlyColumn("hours", ColumnKind.TIME, false)));

    private static Sequence stay(float... values) {
        return new Sequence(values, values.length / 4, 4);
    }

    @Test
    void everyFeatureIsWorkedByHand() {
        // HR: median 80, quartiles 70 and 90. Lactate: always 2, so it spreads by nothing and is divided by 1.
        Sequence training = stay(60, 1, 2, 1, 70, 1, GAP, 2, 80, 1, 2, 3, 90, 1, GAP, 4, 100, 1, 2, 5);
        Transform transform = new HourlyPreparation(FEATURES, 5).fit(List.of(training));
        Sequence prepared = transform.apply(stay(GAP, 0, GAP, 3, 90, 0, GAP, 4, GAP, 0, 4, 5, 1000, 0, GAP, 6));
        assertThat(FEATURES.names())
                .containsExactly(
                        "HR",
                        "lactate",
                        "HR measured",
                        "lactate measured",
                        "HR hours since",
                        "lactate hours since",
                        "man",
                        "hours");
        float ten = 10 * 1.349f / 20;
        float hour = 1.349f / 2;
        float never = (float) (Math.log(169) / Math.log(25));
        float one = (float) (Math.log(2) / Math.log(25));
        float[] expected = {
            0, 0, 0, 0, never, never, 0, 0, ten, 0, 1, 0, 0, never, 0, hour, ten, 2, 0, 1, one, 0, 0, 2 * hour, 5, 2, 1,
            0, 0, one, 0, 3 * hour
        };
        assertThat(prepared.steps()).isEqualTo(4);
        assertThat(prepared.channels()).isEqualTo(8);
        for (int i = 0; i < expected.length; i++) {
            assertThat(prepared.values()[i]).as("value %d", i).isCloseTo(expected[i], within(1e-5f));
        }
        Transform restored = new HourlyPreparation(FEATURES, 1).restore(transform.state());
        assertThat(restored.apply(training).values())
                .isEqualTo(transform.apply(training).values());
    }

    @Test
    void anotherTablesStateIsRefused() {
        HourlyPreparation preparation = new HourlyPreparation(FEATURES, 5);
        assertThatThrownBy(() -> preparation.restore("z-score")).isInstanceOf(DataException.class);
        String state = preparation.fit(List.of(stay(1, 0, 1, 1))).state();
        assertThatThrownBy(() -> preparation.restore(state.replace("lactate", "sodium")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lactate");
    }

    @Property
    void noFeatureDependsOnALaterHour(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 19) int known) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[4 * rows];
        for (int i = 0; i < values.length; i++) {
            float value = i % 4 == 1 ? random.nextInt(2) : (float) (100 * random.nextDouble());
            values[i] = random.nextInt(3) == 0 ? GAP : value;
        }
        Transform transform = new HourlyPreparation(FEATURES, 5).fit(List.of(stay(values)));
        int kept = Math.min(known, rows);
        float[] other = values.clone();
        for (int i = 4 * kept; i < other.length; i++) {
            other[i] = random.nextInt(3) == 0 ? GAP : -50;
        }
        float[] one = transform.apply(stay(values)).values();
        float[] two = transform.apply(stay(other)).values();
        for (int i = 0; i < 8 * kept; i++) {
            assertThat(two[i]).isEqualTo(one[i]);
        }
        for (float value : one) {
            assertThat(value).isFinite().isBetween(-10f, 10f);
        }
    }

    @Test
    void largeColumnsAreSampledWithoutBias() {
        ValueSample sample = new ValueSample(3);
        int count = 300_000;
        for (int i = 0; i < count; i++) {
            sample.add(i);
        }
        assertThat(sample.centre() / count).isCloseTo(.5f, within(.01f));
        assertThat(sample.spread() * 1.349f / count).isCloseTo(.5f, within(.01f));
    }

    @Test
    void theHorizonMovesTheFirstPositiveHour() {
        float[] published = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
        assertThat(LabelHorizon.of(Duration.ofHours(6)).apply(published)).isEqualTo(published);
        assertThat(LabelHorizon.of(Duration.ofHours(12)).apply(published))
                .isEqualTo(new float[] {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1});
        assertThat(LabelHorizon.of(Duration.ofHours(24)).apply(published)).containsOnly(1);
        assertThat(LabelHorizon.of(Duration.ofHours(5)).apply(published))
                .isEqualTo(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1});
        assertThat(LabelHorizon.of(Duration.ofHours(12)).apply(new float[3])).containsOnly(0);
        assertThatThrownBy(() -> LabelHorizon.of(Duration.ofMinutes(90))).hasMessageContaining("whole hours");
    }
}
