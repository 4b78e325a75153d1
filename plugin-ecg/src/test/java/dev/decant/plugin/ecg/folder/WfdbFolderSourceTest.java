package dev.decant.plugin.ecg.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WfdbFolderSourceTest {
    @TempDir
    Path folder;

    @BeforeEach
    void records() {
        for (String name : List.of("a", "b", "c")) {
            RecordWriter.write(
                    folder, new Recording(name, 125, List.of("MLII", "V5"), new float[2][250], 0), List.of());
        }
    }

    private DataSet open(String labels, String... classes) throws IOException {
        Files.writeString(folder.resolve("labels.csv"), labels);
        WfdbFolderConfig config = new WfdbFolderConfig(
                List.of(folder),
                List.of(classes),
                Optional.empty(),
                List.of(),
                125,
                Duration.ofSeconds(2),
                Normalise.Z_SCORE);
        return new WfdbFolderSource().open(config, new Workspace(folder));
    }

    @Test
    void oneLabelForEachRecordIsMultiClassAndPatientsAreGroups() throws IOException {
        try (DataSet set = open("\uFEFFrecord,patient,label\na,p1,x\nb,p1,y\nd,p2,x\n")) {
            assertThat(set.task()).isEqualTo(new Task.MultiClass(List.of("x", "y")));
            assertThat(set.input().channels()).containsExactly("MLII", "V5");
            assertThat(set.records())
                    .containsExactly(new RecordInfo("a", Optional.of("p1")), new RecordInfo("b", Optional.of("p1")));
            assertThat(set.remarks())
                    .containsEntry("record without label, left out", 1)
                    .containsEntry("label without record", 1);
            assertThat(set.read(set.records().get(1)).target()).containsExactly(0, 1);
        }
    }

    @Test
    void severalLabelsAreMultiLabelInEitherForm() throws IOException {
        for (String labels : List.of("record,labels\na,y; x\nb,\nc,x\n", "record,x,y\na,1,1\nb,0,0\nc,1,0\n")) {
            try (DataSet set = open(labels)) {
                assertThat(set.task()).isEqualTo(new Task.MultiLabel(List.of("x", "y")));
                assertThat(set.read(set.records().get(0)).target()).containsExactly(1, 1);
                assertThat(set.read(set.records().get(1)).target()).containsExactly(0, 0);
                assertThat(set.read(set.records().get(2)).target()).containsExactly(1, 0);
            }
        }
    }

    @Test
    void chosenClassesAndTheirOrder() throws IOException {
        try (DataSet set = open("record,label\na,x\nb,y\nc,z\n", "z", "x")) {
            assertThat(set.task().classes()).containsExactly("z", "x");
            assertThat(set.records()).hasSize(2);
            assertThat(set.remarks()).containsEntry("record of a class that was not chosen, left out", 1);
        }
        assertThatThrownBy(() -> open("record,label\na,x\nb,y\n", "x", "w")).isInstanceOf(InvalidConfiguration.class);
    }

    @Test
    void tablesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> open("name,label\na,x\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected one called record");
        assertThatThrownBy(() -> open("record,label\na,x\na,y\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("record a has the labels [y] and before [x]");
        assertThatThrownBy(() -> open("record,x\na,maybe\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected 0 or 1");
        assertThatThrownBy(() -> open("record,label\na\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 fields");
        assertThatThrownBy(() -> open("record,label\na,x\nb,x\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at least two");
    }
}
