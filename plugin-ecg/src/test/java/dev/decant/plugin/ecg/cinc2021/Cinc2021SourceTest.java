package dev.decant.plugin.ecg.cinc2021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.RealRecordings;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordWriter;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Cinc2021SourceTest {
    @TempDir
    Path folder;

    private static Cinc2021Config config(Path path, List<ScoredDiagnosis> classes, Unscored unscored, String leads) {
        return new Cinc2021Config(
                List.of(path),
                classes,
                unscored,
                Optional.empty(),
                List.of(leads),
                100,
                Duration.ofSeconds(10),
                Normalise.Z_SCORE);
    }

    private DataSet open(List<ScoredDiagnosis> classes, Unscored unscored, String leads) {
        return new Cinc2021Source().open(config(folder, classes, unscored, leads), new Workspace(folder));
    }

    private void record(String name, String dx, String... leads) {
        float[][] millivolts = new float[leads.length][500];
        for (int lead = 0; lead < leads.length; lead++) {
            for (int i = 0; i < 500; i++) {
                millivolts[lead][i] = lead + 1;
            }
        }
        RecordWriter.write(folder, new Recording(name, 500, List.of(leads), millivolts, 0), List.of("Age: 60", dx));
    }

    @Test
    void equivalentCodesAreOneClassAndOthersAreCounted() {
        record("A", "Dx: 713427006,59118001,426783006,426783006", "I", "II");
        record("B", "Dx:  10370003 ,999", "I", "II");
        record("C", "Dx: 999", "I", "II");
        record("D", "Dx: ", "I", "II");
        try (DataSet set = open(List.of(), Unscored.DROP, "two-leads")) {
            assertThat(set.task().classes()).hasSize(26);
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("A", "B");
            assertThat(labels(set, 0)).containsExactlyInAnyOrder("RBBB", "NSR");
            assertThat(labels(set, 1)).containsExactly("PR");
            assertThat(set.remarks())
                    .containsEntry("record that names a diagnosis twice, counted once", 1)
                    .containsEntry("record with a diagnosis that is not scored, ignored", 2)
                    .containsEntry("record without any diagnosis", 1)
                    .containsEntry("record without a scored class, left out", 2);
        }
        try (DataSet set = open(List.of(), Unscored.KEEP, "two-leads")) {
            assertThat(set.records()).hasSize(4);
            assertThat(labels(set, 3)).isEmpty();
        }
        try (DataSet set = open(List.of(ScoredDiagnosis.PACING), Unscored.DROP, "two-leads")) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("B");
            assertThat(set.remarks()).containsEntry("record without one of the chosen classes, left out", 1);
        }
        assertThatThrownBy(() -> open(List.of(ScoredDiagnosis.LOW_VOLTAGE), Unscored.DROP, "two-leads"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("LQRSV");
    }

    @Test
    void leadsAreFoundByNameCalculatedOrFilled() {
        record("A", "Dx: 426783006", "ii", "AVR", "i");
        try (DataSet set = open(List.of(), Unscored.DROP, "four-leads")) {
            Example example = set.read(set.records().get(0));
            assertThat(example.sequence().channels()).isEqualTo(4);
            // I = 3, II = 1, III = II − I, V2 is missing; a constant is resampled to itself.
            float[] expected = {3, 1, -2, 0};
            for (int lead = 0; lead < 4; lead++) {
                assertThat(example.sequence().values()[lead]).isCloseTo(expected[lead], Offset.offset(1e-5f));
            }
            assertThat(example.sequence().steps()).isEqualTo(100);
            assertThat(set.remarks())
                    .containsEntry("record without lead III, calculated from I and II", 1)
                    .containsEntry("record without lead V2, filled with 0", 1);
        }
    }

    private static List<String> labels(DataSet set, int record) {
        float[] target = set.read(set.records().get(record)).target();
        return set.task().classes().stream()
                .filter(label -> target[set.task().classes().indexOf(label)] == 1)
                .toList();
    }

    @Test
    void readsTheRealRecords() {
        Path real = RealRecordings.folderOrSkip("cinc2021");
        try (DataSet set = new Cinc2021Source()
                .open(config(real, List.of(), Unscored.KEEP, "twelve-leads"), new Workspace(folder))) {
            System.out.println("cinc2021: " + set.remarks());
            assertThat(set.records()).hasSize(180);
            int labels = 0;
            for (RecordInfo record : set.records()) {
                Example example = set.read(record);
                assertThat(example.sequence().channels()).isEqualTo(12);
                assertThat(example.sequence().steps()).isBetween(500, 14_400);
                for (float target : example.target()) {
                    labels += (int) target;
                }
            }
            assertThat(labels).isGreaterThan(180);
        }
    }
}
