package dev.decant.plugin.ecg.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.generator.EcgGeneratorConfig;
import dev.decant.plugin.ecg.generator.Frequencies;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticEcgSourceTest {
    private static final List<ScoredDiagnosis> RHYTHMS = List.of(
            ScoredDiagnosis.SINUS_RHYTHM,
            ScoredDiagnosis.SINUS_BRADYCARDIA,
            ScoredDiagnosis.SINUS_TACHYCARDIA,
            ScoredDiagnosis.ATRIAL_FIBRILLATION,
            ScoredDiagnosis.ATRIAL_FLUTTER,
            ScoredDiagnosis.PREMATURE_ATRIAL,
            ScoredDiagnosis.PREMATURE_VENTRICULAR);

    @TempDir
    private Path workspace;

    private static SyntheticEcgConfig config(int records, int leads) {
        EcgGeneratorConfig generator = new EcgGeneratorConfig(
                leads, 300, Duration.ofSeconds(4), Optional.empty(), RHYTHMS, false, Frequencies.BALANCED, 1);
        return new SyntheticEcgConfig(records, 3, generator, 100, Duration.ofSeconds(4), Normalise.Z_SCORE);
    }

    private DataSet open(SyntheticEcgConfig config) {
        return new SyntheticEcgSource().open(config, new Workspace(workspace));
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> list = Files.list(workspace)) {
            return list.toList();
        }
    }

    @Test
    void readsWhatTheGeneratorWrote() {
        try (DataSet set = open(config(14, 12))) {
            assertThat(set.records()).hasSize(14);
            assertThat(set.remarks()).isEmpty();
            assertThat(set.task().classes()).containsExactly("NSR", "SB", "STach", "AF", "AFL", "PAC", "PVC");
            assertThat(set.input().channels()).hasSize(12).startsWith("I", "II", "III");
            Example example = set.read(set.records().get(10));
            assertThat(example.sequence().steps()).isEqualTo(400);
            assertThat(example.target()).containsExactly(0, 0, 0, 1, 0, 0, 0);
        }
    }

    @Test
    void generatesOnceForEachSetOfOptions() throws IOException {
        String fingerprint;
        try (DataSet set = open(config(7, 1))) {
            fingerprint = set.fingerprint();
            assertThat(set.input().channels()).containsExactly("ECG");
        }
        assertThat(folders()).hasSize(1);
        FileTime written = Files.getLastModifiedTime(folders().get(0).resolve("S00001.mat"));
        try (DataSet set = open(config(7, 1))) {
            assertThat(set.fingerprint()).isEqualTo(fingerprint);
        }
        assertThat(Files.getLastModifiedTime(folders().get(0).resolve("S00001.mat")))
                .isEqualTo(written);
        open(config(8, 1)).close();
        assertThat(folders()).hasSize(2);
    }

    @Test
    void severalMayOpenItAtTheSameTime() throws IOException {
        IntStream.range(0, 8).parallel().forEach(i -> {
            try (DataSet set = open(config(7, 1))) {
                assertThat(set.read(set.records().get(i % 7)).sequence().steps())
                        .isEqualTo(400);
            }
        });
        assertThat(folders()).hasSize(1);
    }
}
