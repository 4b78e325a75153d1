package dev.decant.plugin.ecg.hefei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HefeiSourceTest {
    @TempDir
    Path folder;

    private DataSet open() {
        HefeiConfig config = new HefeiConfig(
                List.of(folder),
                Optional.empty(),
                List.of(),
                Unscored.DROP,
                List.of("twelve-leads"),
                500,
                Duration.ofSeconds(10),
                Normalise.NONE);
        return new HefeiSource().open(config, new Workspace(folder));
    }

    private void signal(String name, String row) throws IOException {
        Path records = Files.createDirectories(folder.resolve("train"));
        Files.writeString(records.resolve(name), "I II V1 V2 V3 V4 V5 V6\n" + (row + "\n").repeat(20));
    }

    @Test
    void readsUnitsLabelsAndCalculatesLimbLeads() throws IOException {
        signal("100.txt", "100 300 -5 6 7 8 9 10");
        signal("200.txt", "0 0 0 0 0 0 0 0");
        signal("300.txt", "0 0 0 0 0 0 0 0");
        Files.writeString(
                folder.resolve("label.txt"),
                "100.txt\t45\tMALE\t窦性心动过缓\tT波改变\n200.txt\t\t\t早期复极化\n999.txt\t3\tFEMALE\t窦性心律\n");
        try (DataSet set = open()) {
            assertThat(set.records()).hasSize(1);
            assertThat(set.remarks())
                    .containsEntry("record without a scored class, left out", 1)
                    .containsEntry("record without label", 1)
                    .containsEntry("label without record", 1)
                    .containsEntry("record without lead aVF, calculated from I and II", 1);
            Example example = set.read(set.records().get(0));
            float[] values = example.sequence().values();
            double unit = 4.88e-3;
            double[] expected = {100, 300, 200, -200, -50, 250, -5, 6, 7, 8, 9, 10};
            for (int lead = 0; lead < 12; lead++) {
                assertThat((double) values[lead]).isCloseTo(expected[lead] * unit, Offset.offset(1e-5));
            }
            assertThat(example.target()[set.task().classes().indexOf("SB")]).isEqualTo(1);
            assertThat(example.target()[set.task().classes().indexOf("TAb")]).isEqualTo(1);
            float sum = 0;
            for (float target : example.target()) {
                sum += target;
            }
            assertThat(sum).isEqualTo(2);
        }
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        signal("100.txt", "1 2 3 4 5 6 7 8");
        Path file = folder.resolve("train/100.txt");
        Files.writeString(file, Files.readString(file).replaceFirst("1 2 3 4 5 6 7 8", "1 2 3 x 5 6 7 8"));
        Files.writeString(folder.resolve("label.txt"), "100.txt\t45\tMALE\t窦性心律\n");
        try (DataSet set = open()) {
            assertThatThrownBy(() -> set.read(set.records().get(0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("100.txt: line 2 has 'x'; expected an integer");
        }
    }

    @Test
    void withoutLabelsThereIsNoSet() throws IOException {
        signal("100.txt", "1 2 3 4 5 6 7 8");
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("no labels");
    }
}
