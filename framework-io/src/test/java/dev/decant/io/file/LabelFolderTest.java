package dev.decant.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelFolderTest {
    @TempDir
    Path folder;

    @Test
    void labelsComeByNameAndTheirAnswersBesideThem() throws IOException {
        Path labels = Files.createDirectory(folder.resolve("labels"));
        for (String name : new String[] {"b.HEA", "a.hea", "a.mat", "._a.hea"}) {
            Files.createFile(labels.resolve(name));
        }
        LabelFolder of = new LabelFolder(labels, ".hea");
        assertThat(of.files("nothing")).containsExactly(labels.resolve("a.hea"), labels.resolve("b.HEA"));
        assertThat(of.record(labels.resolve("a.hea"))).isEqualTo("a");
        Files.createFile(folder.resolve("a.csv"));
        assertThat(of.answer(labels.resolve("a.hea"), folder, ".csv", "record")).isEqualTo(folder.resolve("a.csv"));
        assertThatThrownBy(() -> of.answer(labels.resolve("b.HEA"), folder, ".csv", "record"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "there is no answer " + folder.resolve("b.csv") + " for the record " + labels.resolve("b.HEA"));
    }

    @Test
    void whatIsMissingIsSaid() {
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> new LabelFolder(absent, ".hea").files("no header"))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no folder of labels " + absent);
        assertThatThrownBy(() -> new LabelFolder(folder, ".hea").files("no header; expected one"))
                .isInstanceOf(DataException.class)
                .hasMessage(folder + " has no header; expected one");
    }
}
