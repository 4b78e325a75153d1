package dev.decant.testkit.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.network.ParameterGroup;
import dev.decant.api.strategy.Phase;
import dev.decant.testkit.GraphHarness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class PhaseTest {
    private static final Set<ParameterGroup> BLOCKS = Set.of(ParameterGroup.STUDENT_BLOCKS);

    private final GraphHarness harness = new GraphHarness(1);
    private final Operand<TFloat32> one = harness.tf().constant(1f);

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
    void aShareOfTheEpochsIsMoreThanNothingAndAtMostAll(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase("match", share, one, Map.of(), BLOCKS))
                .withMessageContaining("match")
                .withMessageContaining(Double.toString(share));
    }

    @Test
    void aPhaseHasANameAndTrainsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Phase(" ", 1, one, Map.of(), BLOCKS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase("match", 1, one, Map.of(), Set.of()))
                .withMessageContaining("trains nothing");
    }

    @Test
    void lossAndTermsAreScalars() {
        Operand<TFloat32> vector = harness.tf().constant(new float[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase("match", 1, vector, Map.of(), BLOCKS))
                .withMessageContaining("loss of the phase match");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Phase("match", 1, one, Map.of("l1", vector), BLOCKS))
                .withMessageContaining("term l1");
    }

    @Test
    void termsStayInOrderAndAreCopied() {
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        for (String name : new String[] {"task", "l1", "l2", "a"}) {
            terms.put(name, one);
        }
        Phase phase = new Phase("match", 0.5, one, terms, BLOCKS);
        terms.clear();
        assertThat(phase.terms().keySet()).containsExactly("task", "l1", "l2", "a");
    }

    @Test
    void distillingWeighsTheTwoLossesAndTrainsEverything() {
        Phase phase = Phase.distilling(
                harness.tf(), 0.25, harness.tf().constant(2f), harness.tf().constant(10f));
        assertThat(harness.scalar(phase.loss())).isCloseTo(0.75f * 2 + 0.25f * 10, within(1e-6f));
        assertThat(phase.name()).isEqualTo("train");
        assertThat(phase.shareOfEpochs()).isEqualTo(1);
        assertThat(phase.terms().keySet()).containsExactly("task", "distillation");
        assertThat(phase.trains())
                .containsExactlyInAnyOrder(
                        ParameterGroup.STUDENT_BLOCKS, ParameterGroup.STUDENT_READOUTS, ParameterGroup.STRATEGY);
    }
}
