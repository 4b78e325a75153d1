package dev.decant.runtime.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.runtime.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledRunsTest {
    @TempDir
    Path folder;

    @Test
    void theRunHasTheLabelAndTheSeedAndIsFinished() throws IOException {
        Path wanted = finished("kd-s1-0123456789ab");
        finished("kd-s11-0123456789ab");
        finished("kd-soft-s1-0123456789ab");
        finished("dkd-s1-0123456789ab");
        Files.createDirectories(folder.resolve("kd-s1-aaaaaaaaaaaa"));
        assertThat(new LabelledRuns(folder, "kd").ofSeed(1)).isEqualTo(wanted);
    }

    @Test
    void noneOrSeveralAreNamed() throws IOException {
        finished("kd-s1-0123456789ab");
        finished("kd-s1-0123456789ac");
        assertThatThrownBy(() -> new LabelledRuns(folder, "kd").ofSeed(1))
                .isInstanceOf(DataException.class)
                .hasMessage("2 finished runs kd of seed 1 are in " + folder
                        + ": kd-s1-0123456789ab, kd-s1-0123456789ac; keep one of them");
        assertThatThrownBy(() -> new LabelledRuns(folder, "kd").ofSeed(2))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no finished run kd of seed 2 in " + folder);
        assertThatThrownBy(() -> new LabelledRuns(folder.resolve("none"), "kd").ofSeed(2))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no folder of runs " + folder.resolve("none"));
    }

    private Path finished(String name) throws IOException {
        Path run = folder.resolve(name);
        Files.createDirectories(run);
        Files.createFile(new RunFolder(run).result());
        return run;
    }
}
