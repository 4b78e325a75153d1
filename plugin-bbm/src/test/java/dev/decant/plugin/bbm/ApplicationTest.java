package dev.decant.plugin.bbm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Features;
import dev.decant.plugin.bbm.Toy.Masks;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Tokens;
import dev.decant.testkit.WatchedNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often, in which mode and on what each block is applied. */
class ApplicationTest {
    private WatchedNetwork student;
    private WatchedNetwork teacher;

    @Test
    void batchStatisticsComeFromOwnInputsOnlyAndFirstSegmentsRunOnce() {
        try (Toy toy = toy(TestConfig.defaults().build(), false)) {
            assertThat(applied(student))
                    .containsExactlyInAnyOrder(
                            "block0 TRAINING",
                            "block1 TRAINING",
                            "block1 TRAINING_KEEPING_STATISTICS",
                            "block2 TRAINING",
                            "block2 TRAINING_KEEPING_STATISTICS");
            assertThat(applied(teacher))
                    .containsExactlyInAnyOrder(
                            "block0 INFERENCE",
                            "block1 INFERENCE",
                            "block1 INFERENCE",
                            "block2 INFERENCE",
                            "block2 INFERENCE");
        }
    }

    @Test
    void aStudentIndependentOfTheBatchIsAppliedOnceToBothInputs() {
        try (Toy toy = toy(TestConfig.defaults().build(), true)) {
            assertThat(applied(student)).containsExactly("block0 TRAINING", "block1 TRAINING", "block2 TRAINING");
        }
    }

    @Test
    void noTermMeansNoForeignApplication() {
        try (Toy toy = toy(TestConfig.defaults().with(false, false, true).build(), false)) {
            assertThat(applied(student)).hasSize(3);
            assertThat(applied(teacher)).hasSize(3);
        }
    }

    @Test
    void aForeignInputKeepsTheNetworksOwnMaskAndTokens() {
        try (Toy toy = toy(TestConfig.defaults().build(), false)) {
            Features own = input("block1 TRAINING");
            Features foreign = input("block1 TRAINING_KEEPING_STATISTICS");
            assertThat(foreign.mask()).isSameAs(own.mask());
            assertThat(foreign.tokens().orElseThrow()).isSameAs(own.tokens().orElseThrow());
            assertThat(foreign.sequence()).isNotSameAs(own.sequence());
            assertThat(foreign.sequence().shape().get(1)).isEqualTo(4);
            assertThat(foreign.depth()).isEqualTo(5);
            // The tokens of the next block are those of the own application.
            assertThat(input("block2 TRAINING_KEEPING_STATISTICS").tokens().orElseThrow())
                    .isSameAs(input("block2 TRAINING").tokens().orElseThrow());
        }
    }

    @Test
    void taskLossOfTheSecondPhaseHasAPassOfItsOwnWhereTheFirstJoinsBatches() {
        BbmConfig config =
                TestConfig.defaults().with(BbmConfig.Schedule.MATCH_THEN_TRAIN).build();
        try (Toy toy = toy(config, true)) {
            assertThat(applied(student).stream().filter("block2 TRAINING"::equals))
                    .hasSize(2);
        }
        try (Toy toy = toy(config, false)) {
            assertThat(applied(student).stream().filter("block2 TRAINING"::equals))
                    .hasSize(1);
        }
    }

    private List<String> applied(WatchedNetwork network) {
        return network.applications().stream()
                .map(application ->
                        application.block() + " " + application.pass().mode())
                .toList();
    }

    private Features input(String application) {
        return student.applications().get(applied(student).indexOf(application)).in();
    }

    private Toy toy(BbmConfig config, boolean independent) {
        return new Toy(
                config,
                Masks.PADDED,
                Tokens.WITH,
                network -> student =
                        new WatchedNetwork(independent ? network : ((LinearNetwork) network).dependentOnBatch()),
                network -> teacher = new WatchedNetwork(network));
    }
}
