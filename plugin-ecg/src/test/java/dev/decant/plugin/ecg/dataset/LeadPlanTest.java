package dev.decant.plugin.ecg.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LeadPlanTest {
    /** What the leads are by definition, from the potentials of the right arm, the left arm and the left leg. */
    @Property(tries = 50)
    void derivesTheLimbLeadsThatTheElectrodesWouldSee(
            @ForAll @DoubleRange(min = -5, max = 5) double right,
            @ForAll @DoubleRange(min = -5, max = 5) double left,
            @ForAll @DoubleRange(min = -5, max = 5) double leg) {
        float[][] recorded = {{9}, {(float) (leg - right)}, {(float) (left - right)}};
        float[][] limbs = LeadPlan.byName(List.of("I", "II", "III", "aVR", "aVL", "aVF"), List.of("V1", "ii", "i"))
                .apply(recorded);
        double[] expected = {
            left - right,
            leg - right,
            leg - left,
            right - (left + leg) / 2,
            left - (right + leg) / 2,
            leg - (right + left) / 2
        };
        for (int lead = 0; lead < expected.length; lead++) {
            assertThat((double) limbs[lead][0]).isCloseTo(expected[lead], within(1e-5));
        }
    }

    @Test
    void prefersWhatWasRecordedAndFillsWhatCannotBeDerived() {
        Map<String, Integer> remarks = new LinkedHashMap<>();
        LeadPlan plan = LeadPlan.byName(List.of("aVF", "III", "V3"), List.of("I", "II", "AVF "));
        plan.count(remarks);
        assertThat(plan.apply(new float[][] {{1, 2}, {5, 7}, {70, 80}})).isDeepEqualTo(new float[][] {
            {70, 80}, {4, 5}, {0, 0}
        });
        assertThat(remarks)
                .containsExactly(
                        Map.entry("lead III missing, derived from I and II", 1),
                        Map.entry("lead V3 missing, filled with 0", 1));
        assertThat(plan.isEmpty()).isFalse();
    }

    @Test
    void derivesNothingFromOneLeadAlone() {
        LeadPlan plan = LeadPlan.byName(List.of("III", "V1"), List.of("I", "ECG"));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.apply(new float[][] {{1}, {2}})).isDeepEqualTo(new float[][] {{0}, {0}});
    }

    @Test
    void namesTheSubsetsOfTheChallenge() {
        assertThat(LeadNames.of(List.of("12")))
                .hasSize(12)
                .startsWith("I", "II", "III", "aVR")
                .endsWith("V6");
        assertThat(LeadNames.of(List.of("6"))).containsExactly("I", "II", "III", "aVR", "aVL", "aVF");
        assertThat(LeadNames.of(List.of("4"))).containsExactly("I", "II", "III", "V2");
        assertThat(LeadNames.of(List.of("3"))).containsExactly("I", "II", "V2");
        assertThat(LeadNames.of(List.of("2"))).containsExactly("I", "II");
        assertThat(LeadNames.of(List.of("avl", " v5", "MLII"))).containsExactly("aVL", "V5", "MLII");
    }

    @Test
    void refusesLeadsThatCannotBe() {
        assertThatThrownBy(() -> LeadNames.of(List.of("5")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("leads is 5; expected 12, 6, 4, 3, 2 or a list of lead names");
        assertThatThrownBy(() -> LeadNames.of(List.of("II", "ii"))).hasMessageContaining("each once: 'II' is not");
        assertThatThrownBy(() -> LeadNames.of(List.of("I", " "))).hasMessageContaining("by its name");
        assertThatThrownBy(() -> LeadNames.of(List.of())).hasMessageContaining("leads is empty");
    }
}
