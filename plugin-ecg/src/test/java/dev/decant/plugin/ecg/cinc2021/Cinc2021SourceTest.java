package dev.decant.plugin.ecg.cinc2021;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.api.task.Task;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.dataset.WrittenRecords;
import dev.decant.plugin.ecg.diagnosis.ScoredDiagnosis;
import dev.decant.plugin.ecg.signal.Band;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cinc2021SourceTest {
    private static final List<String> TWELVE = WrittenRecords.TWELVE;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private Cinc2021Config config(String... leads) {
        return config(Optional.empty(), Unscored.DROP, LONG, Optional.empty(), leads);
    }

    private Cinc2021Config config(
            Optional<List<String>> classes, Unscored unscored, Duration longest, Optional<Band> band, String... leads) {
        return new Cinc2021Config(
                List.of(folder),
                classes,
                unscored,
                List.of(leads),
                100,
                Duration.ofSeconds(10),
                longest,
                band,
                Normalise.Z_SCORE);
    }

    private DataSet open(Cinc2021Config config) {
        return new Cinc2021Source().open(config, new Workspace(folder));
    }

    private static Example read(DataSet set, String record) {
        return set.read(new RecordInfo(record, Optional.empty()));
    }

    private static List<String> labels(DataSet set, String record) {
        float[] target = read(set, record).target();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < target.length; i++) {
            if (target[i] == 1) {
                labels.add(set.task().classes().get(i));
            }
        }
        return labels;
    }

    /** One sample of each channel. */
    private static float[] row(Example example, int step) {
        int channels = example.sequence().channels();
        float[] row = new float[channels];
        System.arraycopy(example.sequence().values(), step * channels, row, 0, channels);
        return row;
    }

    @Test
    void mergesEquivalentCodesAndIgnoresUnscoredAndRepeatedOnes() throws IOException {
        WrittenRecords.constant(
                folder.resolve("a"), "A1", 500, 2500, TWELVE, "Age: 50", "Dx: 713427006,59118001,426783006");
        WrittenRecords.constant(folder.resolve("b"), "B1", 500, 2500, TWELVE, "Dx: 63593006,164865005,63593006");
        WrittenRecords.constant(folder.resolve("b"), "B2", 500, 2500, TWELVE, "Dx: 17338001, 733534002", "Rx: Unknown");
        WrittenRecords.constant(folder.resolve("b"), "B3", 500, 2500, TWELVE, "Dx: 164865005");
        WrittenRecords.constant(folder.resolve("b"), "B4", 500, 2500, TWELVE, "Dx: Unknown");
        WrittenRecords.constant(folder.resolve("b"), "B5", 500, 2500, TWELVE, "Age: 4");
        try (DataSet set = open(config("12"))) {
            assertThat(set.task()).isEqualTo(new Task.MultiLabel(ScoredDiagnosis.labels()));
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("A1", "B1", "B2");
            assertThat(set.records()).allMatch(info -> info.group().isEmpty());
            assertThat(labels(set, "A1")).containsExactly("RBBB", "NSR");
            assertThat(labels(set, "B1")).containsExactly("PAC");
            assertThat(labels(set, "B2")).containsExactly("LBBB", "PVC");
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("diagnosis that the Challenge does not score, ignored", 2),
                            Map.entry("diagnosis that stands twice in one record, counted once", 1),
                            Map.entry("record without a scored diagnosis, left out", 1),
                            Map.entry("record without any diagnosis, left out", 2));
        }
        try (DataSet set = open(config(Optional.empty(), Unscored.KEEP, LONG, Optional.empty(), "12"))) {
            assertThat(labels(set, "B3")).isEmpty();
            assertThat(set.records()).hasSize(4);
            assertThat(set.remarks()).containsEntry("record without a scored diagnosis, kept without any class", 1);
        }
    }

    @Test
    void theLineOfDiagnosesIsFoundInAnySpelling() throws IOException {
        String[] spellings = {"Dx :426783006", "dx: 426783006", "DX:426783006", " Dx\t: 426783006 "};
        for (int i = 0; i < spellings.length; i++) {
            WrittenRecords.constant(folder, "A" + i, 500, 2500, TWELVE, spellings[i], "Dxx: 164889003");
        }
        try (DataSet set = open(config("12"))) {
            for (int i = 0; i < spellings.length; i++) {
                assertThat(labels(set, "A" + i)).as(spellings[i]).containsExactly("NSR");
            }
        }
    }

    @Test
    void aRecordOfOtherClassesIsANegativeOfTheChosenOnes() throws IOException {
        WrittenRecords.constant(folder, "A1", 500, 2500, TWELVE, "Dx: 164889003,426783006");
        WrittenRecords.constant(folder, "A2", 500, 2500, TWELVE, "Dx: 427172004");
        try (DataSet set =
                open(config(Optional.of(List.of("NSR", "AF")), Unscored.DROP, LONG, Optional.empty(), "2"))) {
            assertThat(set.task().classes()).containsExactly("NSR", "AF");
            assertThat(read(set, "A1").target()).containsExactly(1, 1);
            assertThat(read(set, "A2").target()).containsExactly(0, 0);
            assertThat(set.remarks())
                    .containsExactly(Map.entry(
                            "record whose scored diagnoses are not among the classes, kept without any class", 1));
        }
        assertThatThrownBy(() ->
                        open(config(Optional.of(List.of("NSR", "CRBBB")), Unscored.DROP, LONG, Optional.empty(), "2")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("classes has 'CRBBB'; expected some of [AF, AFL,");
    }

    @Test
    void findsLeadsByNameDerivesAndFillsThem() throws IOException {
        WrittenRecords.constant(folder, "A1", 500, 2500, TWELVE, "Dx: 426783006");
        WrittenRecords.constant(folder, "A2", 1000, 5000, List.of("v2", "ii", "AVR", "i"), "Dx: 426783006");
        WrittenRecords.constant(folder, "A3", 500, 2500, List.of("ECG"), "Dx: 426783006");
        try (DataSet set = open(config("12"))) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("A1", "A2");
            assertThat(row(read(set, "A1"), 250))
                    .containsExactly(
                            new float[] {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f, .9f, 1, 1.1f, 1.2f}, within(1e-5f));
            // I = 0.4, II = 0.2, aVR = 0.3, V2 = 0.1: III = -0.2, aVL = 0.3, aVF = 0.
            assertThat(row(read(set, "A2"), 250))
                    .containsExactly(new float[] {.4f, .2f, -.2f, .3f, .3f, 0, 0, .1f, 0, 0, 0, 0}, within(1e-5f));
            assertThat(set.remarks())
                    .containsEntry("record with none of the leads, left out", 1)
                    .containsEntry("lead III missing, derived from I and II", 1)
                    .containsEntry("lead V1 missing, filled with 0", 1)
                    .doesNotContainKey("lead aVR missing, derived from I and II");
        }
        try (DataSet set = open(config("v2", "I"))) {
            assertThat(set.input().channels()).containsExactly("V2", "I");
            assertThat(row(read(set, "A2"), 0)).containsExactly(new float[] {.1f, .4f}, within(1e-5f));
            assertThat(set.remarks()).containsOnlyKeys("record with none of the leads, left out");
        }
    }

    @Test
    void keepsASineOfEverySamplingRate() throws IOException {
        double[] rates = {257, 300, 500, 1000};
        for (double rate : rates) {
            float[] wave = WrittenRecords.wave(rate, (int) (12 * rate));
            WrittenRecords.write(folder, "R" + (int) rate, rate, List.of("I"), new float[][] {wave}, "Dx: 426783006");
        }
        float[] expected = WrittenRecords.wave(100, 1200);
        try (DataSet set = open(config("I"))) {
            for (double rate : rates) {
                float[] values = read(set, "R" + (int) rate).sequence().values();
                assertThat(values).hasSize(1200);
                for (int i = 50; i < 1150; i++) {
                    assertThat(values[i]).as("%s Hz, step %d", rate, i).isCloseTo(expected[i], within(.005f));
                }
            }
        }
    }

    @Test
    void readsTheMiddleOfALongRecordAsItIsInTheWhole() throws IOException {
        WrittenRecords.write(
                folder,
                "L",
                257,
                List.of("I"),
                new float[][] {WrittenRecords.wave(257, 257 * 60 + 3)},
                "Dx: 426783006");
        WrittenRecords.constant(folder, "S", 500, 2500, List.of("I"), "Dx: 426783006");
        for (Optional<Band> band : List.of(Optional.<Band>empty(), Optional.of(new Band(1, 40)))) {
            try (DataSet set = open(config(Optional.empty(), Unscored.DROP, LONG, band, "I"))) {
                assertThat(read(set, "L").sequence().steps()).isEqualTo(6001);
                assertThat(set.remarks()).isEmpty();
            }
            try (DataSet set = open(config(Optional.empty(), Unscored.DROP, Duration.ofSeconds(20), band, "I"))) {
                float[] middle = read(set, "L").sequence().values();
                assertThat(middle).hasSize(2000);
                assertThat(read(set, "S").sequence().steps()).isEqualTo(500);
                assertThat(set.remarks())
                        .containsExactly(Map.entry("record longer than longest, only its middle read", 1));
                // It begins at 20 s, give or take a step of the target rate.
                double best = Double.POSITIVE_INFINITY;
                for (double start = 19.98; start < 20.02; start += 1e-4) {
                    best = Math.min(best, difference(middle, start, band));
                }
                assertThat(best).isLessThan(.005);
            }
        }
    }

    /** The greatest difference to the wave from that second on, its two sines scaled as the filter does. */
    private static double difference(float[] values, double start, Optional<Band> band) {
        double fast = band.map(edges -> gain(7, edges)).orElse(1.0);
        double slow = band.map(edges -> gain(.9, edges)).orElse(1.0);
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            double t = 2 * Math.PI * (start + i / 100.0);
            double expected = fast * Math.sin(7 * t) + slow * .2 * Math.sin(.9 * t);
            worst = Math.max(worst, Math.abs(values[i] - expected));
        }
        return worst;
    }

    private static double gain(double frequency, Band band) {
        double f = Math.tan(Math.PI * frequency / 100);
        return 1
                / (1 + Math.pow(Math.tan(Math.PI * band.low() / 100) / f, 4))
                / (1 + Math.pow(f / Math.tan(Math.PI * band.high() / 100), 4));
    }

    @Test
    void theBandPassTakesAwayOffsetAndWander() throws IOException {
        float[] wave = WrittenRecords.wave(500, 10_000);
        float[] drifting = new float[wave.length];
        for (int i = 0; i < wave.length; i++) {
            drifting[i] = (float) (wave[i] + 3 + .5 * Math.sin(2 * Math.PI * .1 * i / 500));
        }
        WrittenRecords.write(folder, "A", 500, List.of("I", "II"), new float[][] {wave, drifting}, "Dx: 426783006");
        try (DataSet set = open(config(Optional.empty(), Unscored.DROP, LONG, Optional.of(new Band(1, 45)), "2"))) {
            Example example = read(set, "A");
            for (int i = 200; i < 1800; i++) {
                float[] row = row(example, i);
                assertThat(row[1]).isCloseTo(row[0], within(.002f));
            }
        }
        assertThatThrownBy(() -> open(config(Optional.empty(), Unscored.DROP, LONG, Optional.of(new Band(1, 50)), "2")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("high below 50.0 Hz, half of sample-rate");
    }

    @Test
    void theFingerprintFollowsEveryOptionThatChangesWhatIsRead() throws IOException {
        WrittenRecords.constant(folder, "A1", 500, 2500, TWELVE, "Dx: 164889003,426783006");
        WrittenRecords.constant(folder, "A2", 500, 2500, TWELVE, "Dx: 164865005");
        List<Cinc2021Config> different = List.of(
                config("12"),
                config("2"),
                config("II", "I"),
                config(Optional.of(List.of("AF", "NSR")), Unscored.DROP, LONG, Optional.empty(), "12"),
                config(Optional.of(List.of("NSR", "AF")), Unscored.DROP, LONG, Optional.empty(), "12"),
                config(Optional.empty(), Unscored.KEEP, LONG, Optional.empty(), "12"),
                config(Optional.empty(), Unscored.DROP, Duration.ofSeconds(20), Optional.empty(), "12"),
                config(Optional.empty(), Unscored.DROP, LONG, Optional.of(new Band(1, 45)), "12"),
                config(Optional.empty(), Unscored.DROP, LONG, Optional.of(new Band(.5, 45)), "12"));
        HashSet<String> fingerprints = new HashSet<>();
        for (Cinc2021Config config : different) {
            fingerprints.add(fingerprint(config));
        }
        assertThat(fingerprints).hasSize(different.size());
        assertThat(fingerprint(config("i", "II"))).isEqualTo(fingerprint(config("2")));
    }

    private String fingerprint(Cinc2021Config config) {
        try (DataSet set = open(config)) {
            return set.fingerprint();
        }
    }

    @Test
    void saysOfDamagedHeadersWhatIsWrongAndRefusesEmptySets() throws IOException {
        assertThatThrownBy(() -> open(config("12")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no records");
        WrittenRecords.constant(folder, "A1", 500, 2500, TWELVE, "Dx: 164865005");
        assertThatThrownBy(() -> open(config("12")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of the 1 record")
                .hasMessageContaining("record without a scored diagnosis, left out=1");
        for (int i = 0; i < 7; i++) {
            Files.writeString(folder.resolve("D" + i + ".hea"), "D" + i + " two 500\n");
        }
        try (DataSet set = open(config("12"))) {
            assertThat(set.records()).hasSize(7);
            for (RecordInfo info : set.records()) {
                assertThatThrownBy(() -> set.check(info))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(info.id() + ".hea, line 1: the number of signals is 'two'");
                assertThatThrownBy(() -> set.read(info)).isInstanceOf(DataException.class);
            }
        }
        assertThatThrownBy(() ->
                        open(config(Optional.empty(), Unscored.DROP, Duration.ofSeconds(5), Optional.empty(), "12")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("longest is 5.0 s; expected at least length, 10.0 s");
    }
}
