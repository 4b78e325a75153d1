package dev.decant.plugin.ecg.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.RecordLimits;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceFolderTest {
    private static final List<String> CLASSES = List.of("N", "A", "O", "~");
    private static final SignalFormat FORMAT =
            new SignalFormat(List.of("ECG"), 100, Duration.ofMillis(1500), Normalise.Z_SCORE);

    @TempDir
    private Path folder;

    private static void record(Path folder, String name, float level, int leads) throws IOException {
        Files.createDirectories(folder);
        float[][] millivolts = new float[leads][600];
        for (float[] lead : millivolts) {
            java.util.Arrays.fill(lead, level);
        }
        List<String> names = java.util.Collections.nCopies(leads, "ECG");
        RecordWriter.write(folder, new Recording(name, 300, names, millivolts, 0), List.of());
    }

    private DataSet open() {
        return ReferenceFolder.open(List.of(folder), CLASSES, FORMAT, RecordLimits.USUAL);
    }

    @Test
    void readsAWholeRecordAtTheTargetRateWithItsClass() throws IOException {
        record(folder, "A1", .5f, 1);
        record(folder, "A2", .25f, 1);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\r\nA2,O\r\n");
        try (DataSet set = open()) {
            assertThat(set.task().classes()).isEqualTo(CLASSES);
            assertThat(set.input().steps()).hasValue(150);
            assertThat(set.input().stepsPerSecond()).isEqualTo(100);
            assertThat(set.records())
                    .containsExactly(new RecordInfo("A1", Optional.empty()), new RecordInfo("A2", Optional.empty()));
            Example example = set.read(set.records().get(1));
            assertThat(example.sequence().steps()).isEqualTo(200);
            assertThat(example.sequence().values()[100]).isCloseTo(.25f, within(1e-6f));
            assertThat(example.target()).containsExactly(0, 0, 1, 0);
            assertThat(set.remarks()).isEmpty();
        }
    }

    @Test
    void countsRecordsAndLabelsWithoutTheOther() throws IOException {
        record(folder, "A1", .5f, 1);
        record(folder, "A2", .5f, 1);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\nA8,O\nA9,A\n");
        try (DataSet set = open()) {
            assertThat(set.records()).hasSize(1);
            assertThat(set.remarks())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("record without label", 1, "label without record", 2));
        }
    }

    @Test
    void takesTheNewestRevisionOfALabel() throws IOException {
        record(folder, "A1", .5f, 1);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\n");
        Files.writeString(folder.resolve("REFERENCE-v2.csv"), "A1,O\n");
        Files.writeString(folder.resolve("REFERENCE-v3.csv"), "A1,A\n");
        try (DataSet set = open()) {
            assertThat(set.read(set.records().get(0)).target()).containsExactly(0, 1, 0, 0);
            assertThat(set.remarks()).containsEntry("label replaced by a newer revision", 2);
        }
    }

    @Test
    void passesOverACopyOfARecordAndRefusesAnotherRecordOfTheSameName() throws IOException {
        record(folder.resolve("training"), "A1", .5f, 1);
        record(folder.resolve("validation"), "A1", .5f, 1);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\n");
        try (DataSet set = open()) {
            assertThat(set.records()).hasSize(1);
            assertThat(set.remarks()).containsEntry("second copy of a record", 1);
        }
        record(folder.resolve("validation"), "A1", .75f, 1);
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("record A1 is in")
                .hasMessageContaining("with different content");
    }

    @Test
    void theFingerprintFollowsContentAndRateAndNotTheCrop() throws IOException {
        record(folder, "A1", .5f, 1);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\n");
        String original = fingerprint(FORMAT);
        assertThat(fingerprint(new SignalFormat(List.of("ECG"), 100, Duration.ofSeconds(9), Normalise.NONE)))
                .isEqualTo(original);
        assertThat(fingerprint(new SignalFormat(List.of("ECG"), 200, Duration.ofMillis(1500), Normalise.Z_SCORE)))
                .isNotEqualTo(original);
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,A\n");
        assertThat(fingerprint(FORMAT)).isNotEqualTo(original);
    }

    private String fingerprint(SignalFormat format) {
        try (DataSet set = ReferenceFolder.open(List.of(folder), CLASSES, format, RecordLimits.USUAL)) {
            return set.fingerprint();
        }
    }

    @Test
    void saysWhatIsMissingOrUnknown() throws IOException {
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("no records");
        record(folder, "A1", .5f, 12);
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("no labels");
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,X\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 'A1,X'; expected a record and one of the classes [N, A, O, ~]");
        Files.writeString(folder.resolve("REFERENCE.csv"), "A7,N\n");
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("none of the 1 record");
        Files.writeString(folder.resolve("REFERENCE.csv"), "A1,N\n");
        try (DataSet set = open()) {
            assertThatThrownBy(() -> set.read(set.records().get(0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("record A1 has 12 leads")
                    .hasMessageContaining("expected 1");
        }
    }
}
