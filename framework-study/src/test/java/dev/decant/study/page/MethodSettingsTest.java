package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodSettingsTest {
    private static final String COMPARED = """
            student { type = transformer, depth = 32 }
            teacher { type = resnet1d, blocks = 4, train { epochs = 9 } }
            strategy { type = plain }
            train { epochs = 8, optimizer { learning-rate = 0.001 }, augment = [{ type = gain, range = 2 }, { type = noise }] }
            compare.strategies {
              w1 { type = bbm, weight = 1 }
              "w 10" { type = bbm, weight = 10, student { depth = 64 }, train { optimizer { learning-rate = 0.003 } } }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aContenderIsFoundByTheLabelThatItsRunHas() throws IOException {
        MethodSettings settings = MethodSettings.of(run(COMPARED), "w 10");

        assertThat(settings.strategy())
                .containsEntry("type", "bbm")
                .containsEntry("weight", "10")
                .hasSize(2);
        assertThat(settings.common())
                .containsEntry("network.type", "transformer")
                .containsEntry("network.depth", "64")
                .containsEntry("train.epochs", "8")
                .containsEntry("train.optimizer.learning-rate", "0.003")
                .containsEntry("train.augment", "gain, noise");
        assertThat(MethodSettings.of(run(COMPARED), "w1").common())
                .containsEntry("network.depth", "32")
                .containsEntry("train.optimizer.learning-rate", "0.001");
    }

    @Test
    void anotherLabelIsThatOfTheOnlyStudent() throws IOException {
        assertThat(MethodSettings.of(run(COMPARED), "plain").strategy()).containsOnlyKeys("type");
    }

    @Test
    void theTeachersOwnRunHasItsNetworkAndTrainingButNoStrategy() throws IOException {
        MethodSettings settings = MethodSettings.of(run(COMPARED), "teacher");

        assertThat(settings.common())
                .containsEntry("network.type", "resnet1d")
                .containsEntry("network.blocks", "4")
                .containsEntry("train.epochs", "9")
                .hasSize(3);
        assertThat(settings.strategy()).isEmpty();
    }

    @Test
    void nothingIsSaidOfWhatCannotBeRead() throws IOException {
        assertThat(MethodSettings.of(run("student {"), "plain").common()).isEmpty();
        assertThat(MethodSettings.of(new RunFolder(folder.resolve("none")), "plain")
                        .common())
                .isEmpty();
    }

    private RunFolder run(String configuration) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("run")));
        Files.writeString(run.config(), configuration);
        return run;
    }
}
