package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.network.Block;
import dev.decant.api.network.Features;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import java.util.List;

/** Readouts, shapes and blocks of a network under test. */
record NetworkReadouts(NetworkUnderTest network) {
    void applyingAgainSharesParametersAndCreatesNone() {
        network.everywhere(bench -> {
            List<String> built = bench.harness.variables("");
            Features input = bench.batch(bench.values(1));
            List<float[]> once = bench.logits(Mode.INFERENCE, "first", input);
            List<float[]> again = bench.logits(Mode.INFERENCE, "second", input);
            bench.logits(Mode.TRAINING, "third", input);
            assertThat(bench.harness.variables("")).isEqualTo(built);
            assertThat(again).usingRecursiveComparison().isEqualTo(once);
        });
    }

    void readoutsHaveTheShapeOfTheTaskOrAreRefusedByName() {
        for (Task task : NetworkUnderTest.TASKS) {
            for (Form form : Form.values()) {
                List<ReadoutSpec> wanted = List.of(new ReadoutSpec("wanted", form));
                if (network.offers().apply(task).contains(form)) {
                    network.check(task, wanted, bench -> {
                        int width = task instanceof Task.PerStepBinary ? bench.time : task.outputs();
                        List<float[]> logits = bench.logits(Mode.INFERENCE, "pass", bench.batch(bench.values(1)));
                        assertThat(logits.get(0)).hasSize(NetworkBench.BATCH * width);
                        for (float value : logits.get(0)) {
                            assertThat(value).isFinite();
                        }
                    });
                } else {
                    assertThatThrownBy(() -> network.bench(task, wanted).close())
                            .as(NetworkUnderTest.named(task, wanted).name())
                            .isInstanceOf(InvalidConfiguration.class)
                            .hasMessageContaining("wanted");
                }
            }
        }
    }

    void aReadoutThatWasNotAskedForIsAnError() {
        Task task = network.tasks().get(0);
        try (NetworkBench bench = network.bench(task, network.offered(task))) {
            assertThatThrownBy(() -> bench.network.readout("never asked for"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("never asked for");
        }
    }

    void blocksHaveNamesOfTheirOwnAndKnowTheirDepth() {
        Task task = network.tasks().get(0);
        try (NetworkBench bench = network.bench(task, network.offered(task))) {
            assertThat(bench.network.blocks()).isNotEmpty();
            assertThat(bench.network.blocks()).extracting(Block::name).doesNotHaveDuplicates();
            Features features = bench.batch(bench.values(1));
            Pass pass = bench.harness.pass("pass", Mode.INFERENCE);
            for (Block block : bench.network.blocks()) {
                features = block.apply(pass, features);
                assertThat(features.depth()).as("depth after " + block.name()).isPositive();
                assertThat(features.sequence().shape().numDimensions()).isEqualTo(3);
            }
        }
    }
}
