package dev.decant.plugin.ecg.hefei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Normalise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HefeiSourceTest {
    private static final String LEADS = "I II V1 V2 V3 V4 V5 V6";

    @TempDir
    private Path folder;

    private Path train;

    @BeforeEach
    void makeFolder() throws IOException {
        train = Files.createDirectories(folder.resolve("hf_round2_train"));
    }

    /** 5,000 samples of lead k (from 1): 100 k in the first half, -100 k in the second. */
    private static String recording(String end) {
        StringBuilder text = new StringBuilder(LEADS).append(end);
        for (int i = 0; i < 5000; i++) {
            int sign = i < 2500 ? 1 : -1;
            for (int lead = 1; lead <= 8; lead++) {
                text.append(lead == 1 ? "" : " ").append(sign * 100 * lead);
            }
            text.append(end);
        }
        return text.toString();
    }

    private void recordings(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(train.resolve(name), recording("\n"));
        }
    }

    private HefeiConfig config(Optional<Path> labels, Optional<Path> mapping, String... leads) {
        return new HefeiConfig(
                List.of(folder),
                labels,
                mapping,
                Optional.empty(),
                Unscored.DROP,
                List.of(leads),
                500,
                Duration.ofSeconds(10),
                Optional.empty(),
                Normalise.NONE);
    }

    private DataSet open() {
        return open(config(Optional.empty(), Optional.empty(), "12"));
    }

    private DataSet open(HefeiConfig config) {
        return new HefeiSource().open(config, new Workspace(folder));
    }

    private static float of(DataSet set, String record, String label) {
        return set.read(new RecordInfo(record, Optional.empty()))
                .target()[set.task().classes().indexOf(label)];
    }

    @Test
    void readsTheContestsLayout() throws IOException {
        recordings("100001.txt", "100002.txt", "100003.txt", "100004.txt");
        Files.writeString(folder.resolve("hf_round2_arrythmia.txt"), "QRS低电压\n窦性心律\n");
        Files.writeString(folder.resolve("hf_round2_train.txt"), """
                        100001.txt\t49\tFEMALE\t窦性心动过缓\tT波改变\t
                        100002.txt\t\t\t窦性心律\t完全性右束支传导阻滞\t右束支传导阻滞\t
                        100003.txt\t61\tMALE\t左心室高电压\t
                        100009.txt\t61\tMALE\t窦性心律\t
                        """);
        Files.writeString(folder.resolve("hf_round2_subA.txt"), "100004.txt\t61\tMALE\t\n100001.txt\t49\tFEMALE\t\n");
        try (DataSet set = open()) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("100001", "100002");
            assertThat(set.task().classes())
                    .containsExactly(
                            "AF", "Brady", "LBBB", "RBBB", "IAVB", "IRBBB", "LAD", "LAnFB", "LQRSV", "LQT", "NSIVCB",
                            "NSR", "PAC", "PR", "PRWP", "PVC", "QAb", "RAD", "SA", "SB", "STach", "TAb");
            assertThat(of(set, "100001", "SB")).isEqualTo(1);
            assertThat(of(set, "100001", "TAb")).isEqualTo(1);
            assertThat(of(set, "100001", "NSR")).isZero();
            assertThat(of(set, "100002", "RBBB")).isEqualTo(1);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("name that stands for no scored class, ignored", 1),
                            Map.entry("record without a scored diagnosis, left out", 1),
                            Map.entry("record without label, left out", 1),
                            Map.entry("label without record", 1));
            Example example = set.read(set.records().get(0));
            assertThat(example.sequence().steps()).isEqualTo(5000);
            float[] values = example.sequence().values();
            // I = 0.488 mV, II = 0.976 mV; III = II - I; then V1 = 1.464 mV.
            assertThat(values[0]).isCloseTo(.488f, within(1e-6f));
            assertThat(values[2]).isCloseTo(.488f, within(1e-6f));
            assertThat(values[3]).isCloseTo(-.732f, within(1e-6f));
            assertThat(values[4]).isCloseTo(0, within(1e-6f));
            assertThat(values[5]).isCloseTo(.732f, within(1e-6f));
            assertThat(values[6]).isCloseTo(1.464f, within(1e-6f));
            assertThat(values[11]).isCloseTo(3.904f, within(1e-6f));
            assertThat(values[4999 * 12]).isCloseTo(-.488f, within(1e-6f));
        }
    }

    @Test
    void readsAZipAndOtherLineEnds() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("all.zip")))) {
            zip.putNextEntry(new ZipEntry("train/7.txt"));
            zip.write((recording("\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("hf_round1_label.txt"));
            zip.write("\uFEFF7\t49\tFEMALE\t心房颤动\r\n".getBytes(StandardCharsets.UTF_8));
        }
        try (DataSet set = open(config(Optional.empty(), Optional.empty(), "3"))) {
            assertThat(of(set, "7", "AF")).isEqualTo(1);
            Example example = set.read(set.records().get(0));
            assertThat(example.sequence().steps()).isEqualTo(5000);
            assertThat(example.sequence().values()).startsWith(new float[] {.488f, .976f, 1.952f}, within(1e-6f));
        }
    }

    @Test
    void takesTheLabelFileThatIsNamed() throws IOException {
        recordings("1.txt");
        Files.writeString(folder.resolve("round1.txt"), "1.txt\t49\tMALE\t窦性心律\n");
        Files.writeString(folder.resolve("round2.txt"), "1.txt\t49\tMALE\t心房颤动\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("record 1 is [窦性心律] in ")
                .hasMessageContaining("round2.txt, line 1; expected one, or a label-file to be named");
        String first;
        try (DataSet set = open(config(Optional.of(Path.of("round1.txt")), Optional.empty(), "12"))) {
            assertThat(of(set, "1", "NSR")).isEqualTo(1);
            first = set.fingerprint();
        }
        try (DataSet set = open(config(Optional.of(folder.resolve("round2.txt")), Optional.empty(), "12"))) {
            assertThat(of(set, "1", "AF")).isEqualTo(1);
            assertThat(set.fingerprint()).isNotEqualTo(first);
        }
        assertThatThrownBy(() -> open(config(Optional.of(Path.of("round3.txt")), Optional.empty(), "12")))
                .isInstanceOf(DataException.class)
                .hasMessage("label-file is round3.txt, which is neither a file nor the name of one in path");
    }

    @Test
    void namesFileAndLineOfADamagedRecording() throws IOException {
        Files.writeString(folder.resolve("labels.txt"), "1.txt\t49\tMALE\t窦性心律\n");
        expectDamage("1 2 3 4 5 6 7 8\n1 2 3 4 5 6 7\n", "1.txt, line 3: '1 2 3 4 5 6 7'; expected 8 integers");
        expectDamage("1 2 3 4 5 6 7 8 9\n", "line 2: '1 2 3 4 5 6 7 8 9'; expected 8 integers");
        expectDamage("1 2 3 4 5 6 7 8\n\n1 2 x 4 5 6 7 8\n", "line 4: '1 2 x 4 5 6 7 8'");
        expectDamage("1 2 3 4 5 6 7 -\n", "line 2:");
        expectDamage("1 2 3 4 5 6 7 12345678901\n", "line 2:");
        expectDamage("1 2 3 4 5 6 7 1.5\n", "line 2:");
        Files.writeString(train.resolve("1.txt"), LEADS + "\n\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("can be used: {record without one recorded sample, left out=1}");
        Files.writeString(train.resolve("1.txt"), "1 2 3 4 5 6 7 8\n");
        try (DataSet set = open()) {
            assertThatThrownBy(() -> set.read(set.records().get(0)))
                    .hasMessageContaining("1.txt, line 1: '1 2 3 4 5 6 7 8'; expected the names of the leads");
        }
    }

    private void expectDamage(String rows, String message) throws IOException {
        Files.writeString(train.resolve("1.txt"), LEADS + "\n" + rows);
        try (DataSet set = open()) {
            assertThatThrownBy(() -> set.read(set.records().get(0)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(this::open).isInstanceOf(DataException.class).hasMessageContaining("no labels in ");
        Path labels = Files.writeString(folder.resolve("labels.txt"), "1.txt\t49\t窦性心律\n1.txt\t49\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("labels.txt, line 2: '1.txt\t49'; expected identifier, age, sex and names");
        Files.writeString(labels, "1.txt\t49\tMALE\t窦性心律\t天生\n");
        assertThatThrownBy(this::open).hasMessageContaining("no recordings in ");
        recordings("1.txt");
        try (DataSet set = open()) {
            assertThat(set.remarks()).containsExactly(Map.entry("name '天生' not in the mapping, ignored", 1));
        }
    }
}
