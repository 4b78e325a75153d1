package dev.decant.plugin.ecg.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import dev.decant.plugin.ecg.wfdb.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcgGeneratorTest {
    private static final List<ScoredDiagnosis> RHYTHMS = List.of(
            ScoredDiagnosis.SINUS_RHYTHM,
            ScoredDiagnosis.SINUS_BRADYCARDIA,
            ScoredDiagnosis.SINUS_TACHYCARDIA,
            ScoredDiagnosis.ATRIAL_FIBRILLATION,
            ScoredDiagnosis.ATRIAL_FLUTTER,
            ScoredDiagnosis.PREMATURE_ATRIAL,
            ScoredDiagnosis.PREMATURE_VENTRICULAR);

    @TempDir
    private Path directory;

    private static EcgGeneratorConfig config(int leads, ScoredDiagnosis... rhythms) {
        return new EcgGeneratorConfig(
                leads, 300, Duration.ofSeconds(10), Optional.empty(), List.of(rhythms), false, Frequencies.BALANCED, 1);
    }

    private Path generate(String name, int records, long seed, EcgGeneratorConfig config) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(name));
        new EcgGenerator().generate(folder, records, seed, config);
        return folder;
    }

    @Test
    void theSameSeedWritesTheSameBytesWhateverTheThreadsAndTheCount() throws Exception {
        Path many = generate("many", 30, 7, config(12, RHYTHMS.toArray(ScoredDiagnosis[]::new)));
        Path few = Files.createDirectory(directory.resolve("few"));
        ForkJoinPool alone = new ForkJoinPool(1);
        alone.submit(() -> new EcgGenerator().generate(few, 9, 7, config(12, RHYTHMS.toArray(ScoredDiagnosis[]::new))))
                .get();
        alone.shutdown();
        for (int i = 0; i < 9; i++) {
            for (String extension : List.of(".hea", ".mat")) {
                String file = SyntheticRecord.name(i) + extension;
                assertThat(few.resolve(file)).hasSameBinaryContentAs(many.resolve(file));
            }
        }
        Path other = generate("other", 9, 8, config(12, RHYTHMS.toArray(ScoredDiagnosis[]::new)));
        assertThat(Files.readAllBytes(other.resolve("S00001.mat")))
                .isNotEqualTo(Files.readAllBytes(few.resolve("S00001.mat")));
    }

    @Test
    void writesEveryClassEquallyOftenWithItsLabelAndCode() throws IOException {
        Path folder = generate("g", 4, 1, config(1, ScoredDiagnosis.ATRIAL_FIBRILLATION, ScoredDiagnosis.SINUS_RHYTHM));
        assertThat(folder.resolve("REFERENCE.csv")).hasContent("S00001,AF\nS00002,NSR\nS00003,AF\nS00004,NSR\n");
        assertThat(Files.readString(folder.resolve("S00001.hea")))
                .startsWith("S00001 1 300 3000\nS00001.mat 16+24 1000/mV 16 0 ")
                .contains(" 0 ECG\n", "#Dx: 164889003\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void theRealReaderReadsItAndTheLimbLeadsObeyEinthoven() throws IOException {
        Path folder = generate("twelve", 3, 1, config(12, ScoredDiagnosis.PREMATURE_VENTRICULAR));
        try (RecordFiles files = RecordFiles.open(List.of(folder), RecordReader::reads)) {
            StoredFile header = files.files().get(0);
            Recording recording = new RecordReader(files).read(header);
            assertThat(recording.leads())
                    .containsExactly("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");
            assertThat(recording.samples()).isEqualTo(3000);
            float[][] mv = recording.millivolts();
            for (int i = 0; i < 3000; i++) {
                assertThat(mv[0][i] + mv[2][i]).isCloseTo(mv[1][i], within(.002f));
                assertThat(mv[3][i] + mv[4][i] + mv[5][i]).isCloseTo(0, within(.002f));
            }
        }
    }

    @Test
    void drawsLengthsBetweenShortestAndLongest() {
        EcgGeneratorConfig config = new EcgGeneratorConfig(
                1,
                100,
                Duration.ofSeconds(5),
                Optional.of(Duration.ofSeconds(9)),
                List.of(ScoredDiagnosis.SINUS_RHYTHM),
                false,
                Frequencies.BALANCED,
                1);
        int[] samples = java.util.stream.IntStream.range(0, 50)
                .map(index -> SyntheticRecord.of(1, index, config).recording().samples())
                .toArray();
        assertThat(java.util.Arrays.stream(samples)).allMatch(length -> length >= 500 && length <= 900);
        assertThat(java.util.Arrays.stream(samples).distinct().count()).isGreaterThan(30);
    }

    @Test
    void refusesOptionsThatCannotWork() {
        EcgGenerator generator = new EcgGenerator();
        assertThatThrownBy(() -> generator.generate(directory, 1, 1, config(3, ScoredDiagnosis.SINUS_RHYTHM)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("leads is 3; the generator ecg has 1 or 12");
        assertThatThrownBy(() -> generator.generate(directory, 1, 1, config(1)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("classes");
        assertThatThrownBy(() -> generator.generate(
                        directory, 1, 1, config(1, ScoredDiagnosis.SINUS_RHYTHM, ScoredDiagnosis.SINUS_RHYTHM)))
                .isInstanceOf(InvalidConfiguration.class);
        EcgGeneratorConfig backwards = new EcgGeneratorConfig(
                1,
                300,
                Duration.ofSeconds(9),
                Optional.of(Duration.ofSeconds(5)),
                List.of(ScoredDiagnosis.SINUS_RHYTHM),
                false,
                Frequencies.BALANCED,
                1);
        assertThatThrownBy(() -> generator.generate(directory, 1, 1, backwards))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("longest");
    }
}
