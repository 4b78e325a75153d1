package dev.decant.plugin.bbm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.Readout;
import dev.decant.plugin.bbm.Toy.Masks;
import dev.decant.testkit.LinearNetwork;
import dev.decant.testkit.LinearNetwork.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often, in which mode and on what each block is applied. */
class ApplicationTest {
    private final List<String> applied = new ArrayList<>();
    private final List<Features> inputs = new ArrayList<>();

    @Test
    void batchStatisticsComeFromOwnInputsOnlyAndFirstSegmentsRunOnce() {
        try (Toy toy = toy(TestConfig.defaults().build(), false)) {
            assertThat(applied)
                    .containsExactlyInAnyOrder(
                            "student block0 TRAINING",
                            "student block1 TRAINING",
                            "student block1 TRAINING_KEEPING_STATISTICS",
                            "student block2 TRAINING",
                            "student block2 TRAINING_KEEPING_STATISTICS",
                            "teacher block0 INFERENCE",
                            "teacher block1 INFERENCE",
                            "teacher block1 INFERENCE",
                            "teacher block2 INFERENCE",
                            "teacher block2 INFERENCE");
        }
    }

    @Test
    void aStudentIndependentOfTheBatchIsAppliedOnceToBothInputs() {
        try (Toy toy = toy(TestConfig.defaults().build(), true)) {
            assertThat(applied.stream().filter(name -> name.startsWith("student")))
                    .containsExactly("student block0 TRAINING", "student block1 TRAINING", "student block2 TRAINING");
        }
    }

    @Test
    void noTermMeansNoForeignApplication() {
        try (Toy toy = toy(TestConfig.defaults().with(false, false, true).build(), false)) {
            assertThat(applied).hasSize(6);
        }
    }

    @Test
    void aForeignInputKeepsTheNetworksOwnMaskAndTokens() {
        try (Toy toy = toy(TestConfig.defaults().build(), false)) {
            Features own = input("student block1 TRAINING");
            Features foreign = input("student block1 TRAINING_KEEPING_STATISTICS");
            assertThat(foreign.mask()).isSameAs(own.mask());
            assertThat(foreign.tokens().orElseThrow()).isSameAs(own.tokens().orElseThrow());
            assertThat(foreign.sequence()).isNotSameAs(own.sequence());
            assertThat(foreign.sequence().shape().get(1)).isEqualTo(4);
            assertThat(foreign.depth()).isEqualTo(5);
            // The tokens of the next block are those of the own application.
            assertThat(input("student block2 TRAINING_KEEPING_STATISTICS")
                            .tokens()
                            .orElseThrow())
                    .isSameAs(input("student block2 TRAINING").tokens().orElseThrow());
        }
    }

    @Test
    void taskLossOfTheSecondPhaseHasAPassOfItsOwnWhereTheFirstJoinsBatches() {
        BbmConfig config =
                TestConfig.defaults().with(BbmConfig.Schedule.MATCH_THEN_TRAIN).build();
        try (Toy toy = toy(config, true)) {
            assertThat(applied.stream().filter("student block2 TRAINING"::equals))
                    .hasSize(2);
        }
        applied.clear();
        try (Toy toy = toy(config, false)) {
            assertThat(applied.stream().filter("student block2 TRAINING"::equals))
                    .hasSize(1);
        }
    }

    private Features input(String application) {
        return inputs.get(applied.indexOf(application));
    }

    private Toy toy(BbmConfig config, boolean independent) {
        return new Toy(
                config,
                Masks.PADDED,
                Tokens.WITH,
                student -> new Watched("student", independent ? student : ((LinearNetwork) student).dependentOnBatch()),
                teacher -> new Watched("teacher", teacher));
    }

    private final class Watched implements Network {
        private final String name;
        private final Network network;

        Watched(String name, Network network) {
            this.name = name;
            this.network = network;
        }

        @Override
        public List<Block> blocks() {
            return network.blocks().stream()
                    .<Block>map(block -> new Block() {
                        @Override
                        public String name() {
                            return block.name();
                        }

                        @Override
                        public Features apply(Pass pass, Features in) {
                            Mode mode = pass.mode();
                            applied.add(name + " " + block.name() + " " + mode);
                            inputs.add(in);
                            return block.apply(pass, in);
                        }
                    })
                    .toList();
        }

        @Override
        public Readout readout(String readout) {
            return network.readout(readout);
        }

        @Override
        public boolean independentOfBatch() {
            return network.independentOfBatch();
        }
    }
}
