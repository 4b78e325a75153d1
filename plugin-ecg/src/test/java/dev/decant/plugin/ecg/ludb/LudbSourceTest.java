package dev.decant.plugin.ecg.ludb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.RealRecordings;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LudbSourceTest {
    @TempDir
    Path folder;

    private DataSet open(Path path, Optional<Path> mapping) {
        LudbConfig config = new LudbConfig(
                List.of(path),
                mapping,
                List.of(),
                Unscored.DROP,
                List.of("twelve-leads"),
                100,
                Duration.ofSeconds(10),
                Normalise.Z_SCORE);
        return new LudbSource().open(config, new Workspace(folder));
    }

    private void record(String name, String... comments) {
        RecordWriter.write(
                folder, new Recording(name, 500, List.of("i", "ii"), new float[2][50], 0), List.of(comments));
    }

    @Test
    void phrasesAreMappedWhateverTheirCase() {
        record(
                "1",
                "<age>: 60",
                "<diagnoses>:",
                "Rhythm: Sinus Bradycardia.",
                "Electric axis of the heart: left axis deviation. ",
                "Atrial extrasystole, type: single PAC. ");
        record("2", "Rhythm: Sinus rhythm.", "Something new.");
        record("3", "Left ventricular hypertrophy. ");
        try (DataSet set = open(folder, Optional.empty())) {
            assertThat(set.task().classes()).contains("SB", "LAD", "PAC", "NSR").doesNotContain("TAb");
            assertThat(set.records()).hasSize(2);
            assertThat(labels(set, 0)).containsExactlyInAnyOrder("SB", "LAD", "PAC");
            assertThat(labels(set, 1)).containsExactly("NSR");
            assertThat(set.remarks())
                    .containsEntry("record with a phrase that the mapping does not know, ignored", 1)
                    .containsEntry("record without a scored class, left out", 1);
        }
    }

    @Test
    void aMappingOfOnesOwnReplacesTheBuiltInOne() throws IOException {
        record("1", "Rhythm: Sinus rhythm.", "Left ventricular hypertrophy.");
        record("2", "Rhythm: Sinus rhythm.");
        Path mapping = folder.resolve("mine.csv");
        Files.writeString(mapping, "phrase,label\nleft ventricular*,QAb\nrhythm: sinus rhythm,NSR\n");
        try (DataSet set = open(folder, Optional.of(mapping))) {
            assertThat(set.task().classes()).containsExactly("NSR", "QAb");
            assertThat(labels(set, 0)).containsExactly("NSR", "QAb");
        }
    }

    @Test
    void everyPhraseOfTheRealRecordsIsKnown() {
        Path real = RealRecordings.folderOrSkip("ludb");
        try (DataSet set = open(real, Optional.empty())) {
            System.out.println("ludb: " + set.records().size() + " records, " + set.remarks());
            assertThat(set.remarks()).doesNotContainKey("record with a phrase that the mapping does not know, ignored");
            set.records()
                    .forEach(record ->
                            assertThat(set.read(record).sequence().steps()).isEqualTo(1000));
        }
    }

    private static List<String> labels(DataSet set, int record) {
        float[] target = set.read(set.records().get(record)).target();
        return set.task().classes().stream()
                .filter(label -> target[set.task().classes().indexOf(label)] == 1)
                .toList();
    }
}
