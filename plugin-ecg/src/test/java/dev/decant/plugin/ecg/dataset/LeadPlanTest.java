package dev.decant.plugin.ecg.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeadPlanTest {
    private static final float[][] RECORDED = {{1, -.5f}, {.4f, 2}, {7, 8}};

    /** I + III = II, aVR + aVL + aVF = 0: Einthoven and Goldberger. */
    @Test
    void limbLeadsAreCalculatedFromTwo() {
        LeadPlan plan = LeadPlan.of(List.of("III", "aVR", "aVL", "aVF", "v1", "V2"), List.of("i", "ii", "V1"));
        assertThat(plan.derived()).containsExactly("III", "aVR", "aVL", "aVF");
        assertThat(plan.missing()).containsExactly("V2");
        for (int i = 0; i < 2; i++) {
            assertThat(Math.abs(RECORDED[0][i] + plan.channel(0, RECORDED)[i] - RECORDED[1][i]))
                    .isLessThan(1e-6f);
            float sum = 0;
            for (int lead = 1; lead <= 3; lead++) {
                sum += plan.channel(lead, RECORDED)[i];
            }
            assertThat(Math.abs(sum)).isLessThan(1e-6f);
        }
        assertThat(plan.channel(4, RECORDED)).containsExactly(7, 8);
        assertThat(plan.channel(5, RECORDED)).containsExactly(0, 0);
    }

    @Test
    void recordedLimbLeadsAreNotCalculated() {
        LeadPlan plan = LeadPlan.of(List.of("III"), List.of("I", "II", "iii"));
        assertThat(plan.derived()).isEmpty();
        assertThat(plan.channel(0, RECORDED)).containsExactly(7, 8);
    }

    @Test
    void subsetsOfTheChallengeHaveNames() {
        assertThat(Leads.of(List.of("four-leads"))).containsExactly("I", "II", "III", "V2");
        assertThat(Leads.of(List.of("six-leads", "V1"))).hasSize(7);
        assertThatThrownBy(() -> Leads.of(List.of("avr", "aVR"))).isInstanceOf(InvalidConfiguration.class);
    }
}
