package dev.decant.plugin.resnet1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.decant.api.network.Features;
import dev.decant.api.network.InputSpec;
import dev.decant.api.network.Mode;
import dev.decant.api.network.Network;
import dev.decant.api.network.Pass;
import dev.decant.api.network.ReadoutSpec;
import dev.decant.api.network.ReadoutSpec.Form;
import dev.decant.api.task.Task;
import dev.decant.testkit.GraphHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

/** The published network: its size, and the shape that its features take on the way. */
class ResNet1dTest {
    @Test
    void theDefaultHasAsManyParametersAsHannunsNetwork() {
        assertThat(trainable(12, 26)).isEqualTo(10_477_434);
        assertThat(trainable(1, 4)).isEqualTo(10_466_148);
    }

    @Test
    void everySecondBlockHalvesTheTimeAndEveryFourthDoublesTheDepth() {
        try (GraphHarness harness = new GraphHarness(1)) {
            Network network = build(harness, 1, 4);
            Features features = new Features(
                    harness.input(Shape.of(-1, 256, 1), Shape.of(1, 256, 1), new float[256]),
                    harness.input(Shape.of(-1, 256), Shape.of(1, 256), new float[256]),
                    Optional.empty());
            Pass pass = harness.pass("own", Mode.INFERENCE);
            List<Long> times = new ArrayList<>();
            List<Integer> depths = new ArrayList<>();
            for (var block : network.blocks()) {
                features = block.apply(pass, features);
                times.add(features.time());
                depths.add(features.depth());
            }
            assertThat(times)
                    .containsExactly(256L, 128L, 128L, 64L, 64L, 32L, 32L, 16L, 16L, 8L, 8L, 4L, 4L, 2L, 2L, 1L);
            assertThat(depths).containsExactly(32, 32, 32, 32, 64, 64, 64, 64, 128, 128, 128, 128, 256, 256, 256, 256);
        }
    }

    @Test
    void batchNormalisationTiesTheRecordsOfABatchTogether() {
        try (GraphHarness harness = new GraphHarness(1)) {
            assertThat(build(harness, 1, 4).independentOfBatch()).isFalse();
        }
    }

    @Test
    void stridesAreNotLeftEmpty() {
        assertThatThrownBy(() -> new ResNet1dConfig(2, 4, 4, 3, 1, List.of(), 0, 0.9, 1e-3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strides needs at least one number");
    }

    private static long trainable(int leads, int classes) {
        try (GraphHarness harness = new GraphHarness(1)) {
            build(harness, leads, classes);
            return harness.parameters("").stream()
                    .mapToLong(name -> harness.shape(name).size())
                    .sum();
        }
    }

    private static Network build(GraphHarness harness, int leads, int classes) {
        return new ResNet1dProvider()
                .build(
                        harness.scope("model"),
                        new InputSpec(OptionalInt.of(256), names("lead", leads), 200),
                        new Task.MultiClass(names("class", classes)),
                        List.of(new ReadoutSpec(ReadoutSpec.CLASS, Form.POOLED)),
                        defaults());
    }

    /** What reference.conf says, so that the published size is that of the defaults. */
    private static ResNet1dConfig defaults() {
        Config config = ConfigFactory.parseResources("reference.conf").resolve().getConfig("defaults.teacher.resnet1d");
        return new ResNet1dConfig(
                config.getInt("blocks"),
                config.getInt("filters"),
                config.getInt("widen-every"),
                config.getInt("kernel"),
                config.getInt("stem-stride"),
                config.getIntList("strides"),
                config.getDouble("dropout"),
                config.getDouble("batch-norm-momentum"),
                config.getDouble("batch-norm-epsilon"));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
