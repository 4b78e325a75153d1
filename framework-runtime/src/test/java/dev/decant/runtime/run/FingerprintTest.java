package dev.decant.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.config.EvaluateConfig;
import dev.decant.runtime.config.OptimizerConfig;
import dev.decant.runtime.config.ScheduleConfig;
import dev.decant.runtime.config.SplitConfig;
import dev.decant.runtime.config.TrainConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ids of runs are made of must not change by accident: finished runs would be trained again. */
final class FingerprintTest {
    @Test
    void configurationRecordsHaveTheNamesAndTheOrderThatRunsOfEarlierVersionsWereHashedWith() {
        TrainConfig train = new TrainConfig(
                30,
                64,
                2,
                7,
                new OptimizerConfig(OptimizerConfig.Type.ADAMW, 1e-3, 1e-2, 0.9, 0.999, 1e-8),
                new ScheduleConfig(ScheduleConfig.Type.COSINE, 2, 0.1),
                1,
                TrainConfig.ClassWeights.BALANCED,
                0,
                0,
                5,
                List.of(),
                2,
                TrainConfig.TeacherCache.AUTO,
                TrainConfig.OnNonFinite.STOP);
        String hash = new Fingerprint()
                .add("split", new SplitConfig(0.7, 0.1, 0.2, 1, 1).parts())
                .add("train", train)
                .add("evaluate", new EvaluateConfig(EvaluateConfig.Metric.F1, Optional.empty(), 256))
                .hash();
        assertThat(hash).isEqualTo("0dba834d88071c477edf429d56fa58710f09935850761bcca507a029fd7adc98");
    }

    @Test
    void neitherPathsNorTheOrderOfAMapEnter() {
        record At(Path path, int value) {}
        assertThat(new Fingerprint().add("at", new At(Path.of("a"), 1)).hash())
                .isEqualTo(new Fingerprint().add("at", new At(Path.of("b"), 1)).hash())
                .isNotEqualTo(
                        new Fingerprint().add("at", new At(Path.of("a"), 2)).hash());
        assertThat(new Fingerprint().add("map", Map.of("x", 1, "y", 2)).hash())
                .isEqualTo(new Fingerprint().add("map", Map.of("y", 2, "x", 1)).hash());
    }

    @Test
    void aTextThatLooksLikeTwoValuesIsOne() {
        assertThat(new Fingerprint().add("a", "1\nb=1#2").hash())
                .isNotEqualTo(new Fingerprint().add("a", "1").add("b", "2").hash());
    }
}
