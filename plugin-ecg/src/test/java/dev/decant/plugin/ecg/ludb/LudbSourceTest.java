package dev.decant.plugin.ecg.ludb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LudbSourceTest {
    @TempDir
    private Path folder;

    /** Two leads as LUDB writes them: gain with baseline, lower case, blanks at line ends, no final newline. */
    private void record(String name, String... phrases) throws IOException {
        int samples = 500;
        ByteBuffer signal = ByteBuffer.allocate(samples * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            signal.putShort((short) 864).putShort((short) -100);
        }
        Files.write(folder.resolve(name + ".dat"), signal.array());
        Files.writeString(
                folder.resolve(name + ".hea"),
                name + " 2 500 500\n" + name + ".dat 16 1716(6)/mV 0 0 864 0 0 i\n" + name
                        + ".dat 16 1000(-100)/mV 0 0 -100 0 0 ii\n#<age>: 51\n#<sex>: F\n#<diagnoses>:\n#"
                        + String.join(" \n#", phrases));
    }

    private DataSet open(Optional<Path> mapping, Optional<List<String>> classes, String... leads) {
        return new LudbSource()
                .open(
                        new LudbConfig(
                                List.of(folder),
                                mapping,
                                classes,
                                Unscored.DROP,
                                List.of(leads),
                                500,
                                Duration.ofSeconds(1),
                                Optional.empty(),
                                Normalise.NONE),
                        new Workspace(folder));
    }

    @Test
    void readsSignalsAndPhrases() throws IOException {
        record("1", "Rhythm: Sinus bradycardia.", "Electric axis of the heart: normal.", "A new finding.");
        record("2", "Rhythm: Irregular sinus rhythm.", "Ventricular extrasystole, localisation: LVOT, LVS.");
        record("3", "Left ventricular hypertrophy.");
        try (DataSet set = open(Optional.empty(), Optional.of(List.of("SA", "SB", "PVC")), "I", "II", "aVF")) {
            assertThat(set.records()).hasSize(2).allMatch(info -> info.group().isEmpty());
            Example one = set.read(set.records().get(0));
            assertThat(one.sequence().values()).startsWith(new float[] {.5f, 0, -.25f}, within(1e-6f));
            assertThat(one.target()).containsExactly(0, 1, 0);
            assertThat(set.read(set.records().get(1)).target()).containsExactly(1, 0, 1);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("phrase that stands for no scored class, ignored", 2),
                            Map.entry("phrase 'A new finding.' not in the mapping, ignored", 1),
                            Map.entry("record without a scored diagnosis, left out", 1),
                            Map.entry("lead aVF missing, derived from I and II", 2));
        }
    }

    @Test
    void takesAnotherMapping() throws IOException {
        record("1", "Rhythm: Sinus bradycardia.", "Left ventricular hypertrophy.");
        Path mapping = Files.writeString(
                folder.resolve("mine.csv"),
                "name,label\nrhythm:  SINUS bradycardia,Brady\nrhythm: sinus bradycardia,SB\n\"Left ventricular hypertrophy\",\n");
        String original;
        try (DataSet set = open(Optional.empty(), Optional.of(List.of("SB", "Brady")), "2")) {
            original = set.fingerprint();
        }
        try (DataSet set = open(Optional.of(mapping), Optional.empty(), "2")) {
            assertThat(set.task().classes()).containsExactly("Brady", "SB");
            assertThat(set.read(set.records().get(0)).target()).containsExactly(1, 1);
        }
        try (DataSet set = open(Optional.of(mapping), Optional.of(List.of("SB", "Brady")), "2")) {
            assertThat(set.fingerprint()).isNotEqualTo(original);
        }
        Files.writeString(mapping, "name,label\nRhythm: Sinus bradycardia,Slow\n");
        assertThatThrownBy(() -> open(Optional.of(mapping), Optional.empty(), "2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("mine.csv, line 2: label 'Slow'; expected none or one of [AF, ");
        Files.writeString(mapping, "phrase,label\n");
        assertThatThrownBy(() -> open(Optional.of(mapping), Optional.empty(), "2"))
                .hasMessageContaining("expected a column 'name'");
    }
}
