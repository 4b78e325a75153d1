package dev.decant.plugin.ecg.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    @TempDir
    private Path folder;

    private void records(String... names) throws IOException {
        for (String name : names) {
            WrittenRecords.constant(folder, name, 250, 2500, List.of("MLII", "V5"));
        }
    }

    private void labels(String... lines) throws IOException {
        Files.writeString(folder.resolve("labels.csv"), String.join("\n", lines));
    }

    private DataSet open() {
        return open(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private DataSet open(Optional<FolderTask> task, Optional<List<String>> classes, Optional<List<String>> leads) {
        return open(Optional.empty(), task, classes, leads);
    }

    private DataSet open(
            Optional<Path> labels,
            Optional<FolderTask> task,
            Optional<List<String>> classes,
            Optional<List<String>> leads) {
        return new FolderSource()
                .open(
                        new FolderConfig(
                                List.of(folder),
                                labels,
                                task,
                                classes,
                                leads,
                                250,
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                Optional.empty(),
                                Normalise.NONE),
                        new Workspace(folder));
    }

    private static float[] target(DataSet set, int record) {
        return set.read(set.records().get(record)).target();
    }

    @Test
    void oneLabelEachIsAMultiClassTask() throws IOException {
        records("a", "b", "c", "d");
        labels("record,label,patient", "a,sinus,p1", "sub/c.hea,af,", "b,af,p1", "");
        try (DataSet set = open()) {
            assertThat(set.task()).isEqualTo(new Task.MultiClass(List.of("af", "sinus")));
            assertThat(set.records())
                    .containsExactly(
                            new RecordInfo("a", Optional.of("p1")),
                            new RecordInfo("b", Optional.of("p1")),
                            new RecordInfo("c", Optional.empty()));
            assertThat(target(set, 0)).containsExactly(0, 1);
            assertThat(target(set, 1)).containsExactly(1, 0);
            assertThat(set.input().channels()).containsExactly("MLII", "V5");
            assertThat(set.read(set.records().get(0)).sequence().values()).startsWith(.1f, .2f);
            assertThat(set.remarks()).containsExactly(Map.entry("record without label, left out", 1));
        }
        try (DataSet set =
                open(Optional.of(FolderTask.MULTI_LABEL), Optional.of(List.of("sinus", "af")), Optional.empty())) {
            assertThat(set.task()).isEqualTo(new Task.MultiLabel(List.of("sinus", "af")));
        }
    }

    @Test
    void severalLabelsOrNoneAreAMultiLabelTask() throws IOException {
        records("a", "b", "c");
        labels("record,labels", "a,sinus; lad;sinus", "b,", "c,af");
        try (DataSet set = open()) {
            assertThat(set.task()).isEqualTo(new Task.MultiLabel(List.of("af", "lad", "sinus")));
            assertThat(target(set, 0)).containsExactly(0, 1, 1);
            assertThat(target(set, 1)).containsExactly(0, 0, 0);
        }
        assertThatThrownBy(() -> open(Optional.of(FolderTask.MULTI_CLASS), Optional.empty(), Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("labels.csv, line 2: the labels [sinus, lad]; expected one, or the option task");
        labels("record,label1,label2,patient", "a,sinus,lad,1", "b,,,2", "c,af,,2");
        try (DataSet set = open()) {
            assertThat(set.task()).isEqualTo(new Task.MultiLabel(List.of("af", "lad", "sinus")));
            assertThat(target(set, 0)).containsExactly(0, 1, 1);
        }
        labels("record,sinus,af,patient", "a,1,0,1", "b,0,0,2", "c,true,1.0,2");
        try (DataSet set = open()) {
            assertThat(set.task()).isEqualTo(new Task.MultiLabel(List.of("sinus", "af")));
            assertThat(target(set, 0)).containsExactly(1, 0);
            assertThat(target(set, 1)).containsExactly(0, 0);
            assertThat(target(set, 2)).containsExactly(1, 1);
        }
    }

    @Test
    void aLabelThatIsMissingIsNo0() throws IOException {
        records("a", "b", "c", "d");
        labels("record,label", "a,sinus", "b,", "c,af", "d,sinus");
        try (DataSet set = open()) {
            assertThat(set.task())
                    .as("one missing label makes no multi-label task")
                    .isEqualTo(new Task.MultiClass(List.of("af", "sinus")));
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("a", "c", "d");
            assertThat(set.remarks()).containsExactly(Map.entry("record without label, left out", 1));
        }
        labels("record,sinus,af", "a,1,0", "b,,1", "c,0,1", "d,1,0");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "labels.csv, line 3: nothing in the column 'sinus', which has 0 for other records");
        labels("record,sinus,af", "a,1,", "b,,1", "c,,", "d,1,1");
        try (DataSet set = open()) {
            assertThat(target(set, 2))
                    .as("where no 0 is written, nothing stands for it")
                    .containsExactly(0, 0);
        }
    }

    @Test
    void aStrayRecordDecidesNothing() throws IOException {
        records("b", "c", "d");
        Files.writeString(folder.resolve("a.hea"), "a 0 250 10\n");
        WrittenRecords.constant(folder, "aa", 250, 2500, List.of("V1"));
        WrittenRecords.constant(folder, "ab", 250, 2500, List.of("X", "Y", "Z"));
        labels("record,label", "a,x", "aa,x", "b,y", "c,x", "d,y");
        try (DataSet set = open()) {
            assertThat(set.input().channels()).containsExactly("MLII", "V5");
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("b", "c", "d");
            assertThat(set.remarks())
                    .containsEntry("record with none of the leads, left out", 2)
                    .containsEntry("record without label, left out", 1);
        }
    }

    @Test
    void classesThatAreNotAskedForLeaveNoTrace() throws IOException {
        records("a", "b", "c");
        labels("record,label", "a,x", "b,y", "c,z");
        try (DataSet set = open(Optional.empty(), Optional.of(List.of("z", "x")), Optional.empty())) {
            assertThat(set.records()).hasSize(2);
            assertThat(target(set, 0)).containsExactly(0, 1);
            assertThat(set.remarks())
                    .containsExactly(
                            Map.entry("label that is not among the classes, ignored", 1),
                            Map.entry("record without any of the classes, left out", 1));
        }
        assertThatThrownBy(() -> open(Optional.empty(), Optional.of(List.of("x", "w")), Optional.empty()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("classes has 'w', which no record has; expected some of [x, y, z]");
        assertThatThrownBy(() -> open(Optional.empty(), Optional.of(List.of("x")), Optional.empty()))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("the classes are [x]; expected at least 2");
    }

    @Test
    void leadsFollowMostRecordsOrTheOption() throws IOException {
        records("a");
        WrittenRecords.constant(folder, "b", 250, 2500, List.of("v5", "II"));
        WrittenRecords.constant(folder, "c", 250, 2500, List.of("V1"));
        labels("record,label", "a,x", "b,y", "c,x");
        try (DataSet set = open()) {
            assertThat(set.read(set.records().get(1)).sequence().values()).startsWith(0, .1f);
            assertThat(set.remarks())
                    .containsExactly(
                            Map.entry("lead MLII missing, filled with 0", 1),
                            Map.entry("record with none of the leads, left out", 1));
        }
        try (DataSet set = open(Optional.empty(), Optional.empty(), Optional.of(List.of("V5")))) {
            assertThat(set.input().channels()).containsExactly("V5");
            assertThat(set.read(set.records().get(0)).sequence().values()).startsWith(.2f);
        }
        WrittenRecords.constant(folder, "a", 250, 2500, List.of("ECG", "ecg", "V9"));
        try (DataSet set = open()) {
            assertThat(set.input().channels()).as("the first of a name counts").containsExactly("ECG", "V9");
            assertThat(set.read(set.records().get(0)).sequence().values()).startsWith(.1f, .3f);
            assertThat(set.remarks()).containsEntry("lead of a name that another lead of its record has, left out", 1);
        }
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        records("a", "b");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no labels: no labels.csv in ");
        labels("record,label", "a,x", "b,y", "a.dat,x");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("labels.csv, line 4: record a a second time, after ");
        labels("record,label", "a,x", "b,y", "q,x");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 of 3 labelled records are not in path: q (")
                .hasMessageContaining("labels.csv, line 4); expected a header such as q.hea");
        labels("name,label", "a,x");
        assertThatThrownBy(this::open).hasMessageContaining("expected a column 'record'");
        labels("record,patient", "a,1");
        assertThatThrownBy(this::open).hasMessageContaining("expected a column 'label', or one for each label");
        labels("record,af", "a,yes");
        assertThatThrownBy(this::open)
                .hasMessageContaining("labels.csv, line 2: 'yes' in the column 'af'; expected 1 or 0");
        labels("record,label", ",x");
        assertThatThrownBy(this::open).hasMessageContaining("line 2: record ''; expected the name of a record");
    }

    @Test
    void aTableOutsideOfPathCountsInTheFingerprint() throws IOException {
        records("a", "b");
        labels("record,label", "a,x", "b,y");
        Path outside = folder.resolve("other.txt");
        Files.writeString(outside, "record,label,patient\na,y,\nb,x,\n");
        String within;
        try (DataSet set = open()) {
            within = set.fingerprint();
        }
        String other;
        try (DataSet set = open(Optional.of(outside), Optional.empty(), Optional.empty(), Optional.empty())) {
            assertThat(target(set, 0)).containsExactly(0, 1);
            other = set.fingerprint();
            assertThat(other).isNotEqualTo(within);
        }
        Files.writeString(outside, "record,label,patient\na,y,1\nb,x,1\n");
        try (DataSet set = open(Optional.of(outside), Optional.empty(), Optional.empty(), Optional.empty())) {
            assertThat(set.fingerprint()).isNotEqualTo(other);
        }
    }
}
