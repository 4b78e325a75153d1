package dev.decant.plugin.ecg.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.data.Workspace;
import dev.decant.io.file.RecordFiles;
import dev.decant.plugin.ecg.signal.Normalise;
import dev.decant.plugin.ecg.wfdb.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as others write them, each written here from the words of header(5) and signal(5). */
class FieldRecordsTest {
    private static final double RATE = 250;
    private static final int MISSING = Short.MIN_VALUE;

    @TempDir
    Path folder;

    private void header(String name, String text) throws IOException {
        header(name, text, StandardCharsets.UTF_8);
    }

    private void header(String name, String text, Charset charset) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** Interleaved samples in format 16. */
    private void signal(String file, int samples, IntUnaryOperator value) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) value.applyAsInt(i));
        }
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), bytes.array());
    }

    /** 100 units of amplitude at 5 Hz, 250 samples a second. */
    private static int wave(int i) {
        return (int) Math.round(100 * Math.sin(2 * Math.PI * 5 * i / RATE));
    }

    private DataSet open(Duration longest, String... records) throws IOException {
        return open(longest, Optional.empty(), records);
    }

    private DataSet open(Duration longest, Optional<List<String>> leads, String... records) throws IOException {
        StringBuilder labels = new StringBuilder("record,label\n");
        for (int i = 0; i < records.length; i++) {
            labels.append(records[i]).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        return open(List.of(folder), longest, leads);
    }

    private DataSet open(List<Path> path, Duration longest, Optional<List<String>> leads) {
        FolderConfig config = new FolderConfig(
                path,
                Optional.empty(),
                Optional.of(FolderTask.MULTI_LABEL),
                Optional.empty(),
                leads,
                RATE,
                Duration.ofSeconds(2),
                longest,
                Optional.empty(),
                Normalise.NONE);
        return new FolderSource().open(config, new Workspace(folder));
    }

    private DataSet open(String... records) throws IOException {
        return open(Duration.ofMinutes(5), records);
    }

    private static Sequence read(DataSet set, String record) {
        return set.read(new RecordInfo(record, Optional.empty())).sequence();
    }

    /** That a record of one lead is the wave, in millivolts. */
    private static void requireWave(Sequence sequence, int steps, double perUnit, double offset) {
        assertThat(sequence.steps()).isEqualTo(steps);
        for (int i = 0; i < steps; i++) {
            assertThat((double) sequence.values()[i])
                    .as("step %d", i)
                    .isCloseTo(wave(i) * perUnit + offset, within(1e-6 + Math.abs(offset) * 1e-6));
        }
    }

    @Test
    void severalSamplesInAFrameAreReadAtTheirOwnRate() throws IOException {
        // A frame of a second has 200 samples of a sine of 1 mV and 5 Hz, whose mean is 0.
        header("s.hea", "s 1 1 20\ns.dat 16x200 200/mV 16 0 0 0 0 I\n");
        signal("s.dat", 4000, i -> (int) Math.round(200 * Math.sin(2 * Math.PI * 5 * i / 200)));
        try (DataSet set = open("s")) {
            Sequence sequence = read(set, "s");
            assertThat(sequence.steps()).isEqualTo(20 * 250);
            for (int i = 250; i < sequence.steps() - 250; i++) {
                double expected = Math.sin(2 * Math.PI * 5 * i / RATE);
                assertThat((double) sequence.values()[i]).as("step %d", i).isCloseTo(expected, within(4e-3));
            }
        }
        try (DataSet set = open(Duration.ofSeconds(4), "s")) {
            assertThat(read(set, "s").steps()).isEqualTo(4 * 250);
            assertThat(set.remarks()).containsEntry("record longer than longest, only its middle read", 1);
        }
    }

    @Test
    void leadsOfDifferentRatesComeToOneAndAreDerivedFromEachOther() throws IOException {
        // Frames of 10 ms: lead I has five samples in each, lead II one. Both are the same 5 Hz, twice as large in II.
        header("m.hea", """
                m 3 100 400
                m.dat 16x5 1000/mV 16 0 0 0 0 I
                m.dat 16 1000/mV 16 0 0 0 0 II
                m.dat 16 1/NU 16 0 0 0 0 PLETH
                """);
        signal("m.dat", 400 * 7, i -> {
            int frame = i / 7;
            int within = i % 7;
            double time = within < 5 ? (frame * 5 + within) / 500.0 : frame / 100.0;
            double sine = 1000 * Math.sin(2 * Math.PI * 5 * time);
            return within == 6 ? 7 : (int) Math.round(within == 5 ? 2 * sine : sine);
        });
        header("n.hea", "n 1 250 1000\nn.dat 16 1000/mV 16 0 0 0 0 III\n");
        signal("n.dat", 1000, FieldRecordsTest::wave);
        Files.writeString(folder.resolve("labels.csv"), "record,label\nm,a\nn,b\n");
        FolderConfig config = new FolderConfig(
                List.of(folder),
                Optional.empty(),
                Optional.of(FolderTask.MULTI_LABEL),
                Optional.empty(),
                Optional.of(List.of("I", "II", "III")),
                RATE,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Optional.empty(),
                Normalise.NONE);
        try (DataSet set = new FolderSource().open(config, new Workspace(folder))) {
            Sequence sequence = read(set, "m");
            assertThat(sequence.steps()).isEqualTo(1000);
            for (int i = 100; i < 900; i++) {
                double sine = Math.sin(2 * Math.PI * 5 * i / RATE);
                for (int lead = 0; lead < 3; lead++) {
                    // III is II - I.
                    double expected = lead == 1 ? 2 * sine : sine;
                    assertThat((double) sequence.values()[3 * i + lead])
                            .as("step %d, lead %d", i, lead)
                            .isCloseTo(expected, within(4e-3));
                }
            }
        }
    }

    @Test
    void aSegmentWithoutVoltagesIsAGap() throws IOException {
        header("b.hea", "b/4 2 250 1500\nb_layout 0\nb_1 500\nb_2 500\nb_3 500\n");
        header("b_layout.hea", "b_layout 2 250 0\n~ 0 200/mV 0 0 0 0 0 I\n~ 0 1/mmHg 0 0 0 0 0 ABP\n");
        header("b_1.hea", "b_1 1 250 500\nb_1.dat 16 1000/mV 16 0 0 0 0 I\n");
        header("b_2.hea", "b_2 2 250 500\nb_2.dat 16 1/NU 16 0 0 0 0 PLETH\nb_2.dat 16 1/bpm 16 0 0 0 0 HR\n");
        header("b_3.hea", "b_3 2 250 500\nb_3.dat 16 1/mmHg 16 0 0 0 0 ABP\nb_3.dat 16 1000/mV 16 0 0 0 0 I\n");
        signal("b_1.dat", 500, i -> 100);
        signal("b_2.dat", 1000, i -> 9999);
        signal("b_3.dat", 1000, i -> i % 2 == 0 ? 9999 : 300);
        try (DataSet set = open("b")) {
            Sequence sequence = read(set, "b");
            assertThat(sequence.channels()).isEqualTo(1);
            assertThat(sequence.steps()).isEqualTo(1500);
            assertThat(sequence.values()[499]).isEqualTo(.1f);
            // The middle of the bridge from 0.1 to 0.3 mV.
            assertThat(sequence.values()[749]).isCloseTo(.2f, within(1e-3f));
            assertThat(sequence.values()[1000]).isEqualTo(.3f);
            assertThat(set.remarks()).containsExactly(Map.entry("channel ABP in mmHg, no voltage, left out", 1));
        }
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("ABP", "I")), "b")) {
            assertThat(read(set, "b").values()).startsWith(9999, .1f).endsWith(9999, .3f);
            assertThat(set.remarks()).isEmpty();
        }
        header("b_3.hea", "b_3 2 250 500\nb_3.dat 16 1/cmH2O 16 0 0 0 0 ABP\nb_3.dat 16 1000/mV 16 0 0 0 0 I\n");
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("ABP", "I")), "b")) {
            assertThatThrownBy(() -> read(set, "b"))
                    .hasMessageContaining("b_3.hea: 'ABP' in the unit 'cmH2O'; expected 'mmHg', as elsewhere");
        }
        // The same without a layout, and with the segment without voltages first.
        header("b.hea", "b/3 2 250 1500\nb_2 500\nb_1 500\nb_3 500\n");
        try (DataSet set = open("b")) {
            assertThat(read(set, "b").values()[0]).isEqualTo(.1f);
            assertThat(read(set, "b").values()[1400]).isEqualTo(.3f);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("layout of segments without their record, passed over", 1),
                            Map.entry("channel ABP in cmH2O, no voltage, left out", 1),
                            Map.entry("channel HR in bpm, no voltage, left out", 1),
                            Map.entry("channel PLETH in NU, no voltage, left out", 1));
        }
    }

    /** A bedside recording at 250 Hz: 1 mV, 0.002 V, a pressure of 90 mmHg and a pulse wave of 50. */
    private void bedside(String record, String first, String second) throws IOException {
        header(
                record + ".hea",
                record + " 4 250 1000\n" + record + ".dat 16 " + first + "\n" + record + ".dat 16 "
                        + second + "\n" + record + ".dat 16 10(-100)/mmHg 16 0 0 0 0 ABP\n" + record
                        + ".dat 16 1/NU 16 0 0 0 0 Pleth\n");
        int[] frame = {200, 2, 800, 50};
        signal(record + ".dat", 4000, i -> frame[i % 4]);
    }

    @Test
    void channelsThatAreNoVoltagesAreLeftOutAndCountedOrTakenByName() throws IOException {
        bedside("a", "200/mV 16 0 0 0 0 II", "1000/V 16 0 0 0 0 V");
        bedside("b", "200/Mv 16 0 0 0 0 II", "1/MILLIVOLT 16 0 0 0 0 V");
        header("c.hea", "c 1 250 1000\nc.dat 16 1/% 16 0 0 0 0 SpO2\n");
        signal("c.dat", 1000, i -> 97);
        String fingerprint;
        try (DataSet set = open("a", "b", "c")) {
            assertThat(set.input().channels()).containsExactly("II", "V");
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("a", "b");
            assertThat(read(set, "a").values()).startsWith(1, 2, 1, 2);
            assertThat(read(set, "b").values()).startsWith(1, 2, 1, 2);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("channel ABP in mmHg, no voltage, left out", 2),
                            Map.entry("channel Pleth in NU, no voltage, left out", 2),
                            Map.entry("channel SpO2 in %, no voltage, left out", 1),
                            Map.entry("record with none of the leads, left out", 1));
            fingerprint = set.fingerprint();
        }
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("II", "V")), "a", "b", "c")) {
            assertThat(set.fingerprint())
                    .as("names of other leads may be of other units")
                    .isNotEqualTo(fingerprint);
        }
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("PLETH", "II", "ABP")), "a", "b", "c")) {
            assertThat(read(set, "a").values()).startsWith(50, 1, 90);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("channel SpO2 in %, no voltage, left out", 1),
                            Map.entry("record with none of the leads, left out", 1));
        }
        // A lead of the electrocardiogram is a voltage and nothing else; one of two of a name is the voltage.
        bedside("a", "200/NU 16 0 0 0 0 II", "1000/V 16 0 0 0 0 ABP");
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("II", "ABP")), "a", "b")) {
            assertThat(read(set, "a").values()).startsWith(0, 2);
            assertThat(set.remarks())
                    .containsEntry("channel II in NU, no voltage, left out", 1)
                    .containsEntry("lead II missing, filled with 0", 1);
        }
    }

    @Test
    void aSetWithoutAnyVoltageSaysWhatThereIs() throws IOException {
        header("c.hea", "c 2 250 1000\nc.dat 16 1/% 16 0 0 0 0 SpO2\nc.dat 16 1/bpm 16 0 0 0 0 HR\n");
        signal("c.dat", 2000, i -> 97);
        assertThatThrownBy(() -> open("c"))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        " has a voltage, only channels such as [SpO2 in %, HR in bpm]; expected mV, uV or V,"
                                + " or the option leads with the names of other channels");
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("HR")), "c")) {
            assertThat(read(set, "c").values()).startsWith(97);
        }
        header("c.hea", "c 2 250 1000\nc.dat 16 1/% 16 0 0 0 0 SpO2\nc.dat 16 1e-300/bpm 16 0 0 0 0 HR\n");
        requireRefused(
                "c", List.of("HR"), "the gain of 'HR' is 1.0E-300; expected a finite number, of a magnitude from ");
    }

    @Test
    void aSignalWithoutANameIsCalledByItsPlace() throws IOException {
        header("r.hea", "r 2 250 500\nr.dat 16 1000/mV\nr.dat 16 1000/mV\n");
        signal("r.dat", 1000, i -> i % 2 == 0 ? 100 : 200);
        try (DataSet set = open("r")) {
            assertThat(set.input().channels()).containsExactly("signal 0", "signal 1");
            assertThat(read(set, "r").values()).startsWith(.1f, .2f);
        }
    }

    @Test
    void aHeaderMayBeNamedByItself() throws IOException {
        header("m.hea", "m/2 1 250 1000\nm_1 500\nm_2 500\n");
        header("m_1.hea", "m_1 1 250 500\nm_1.dat 16 1000/mV 16 0 0 0 0 I\n");
        header("m_2.hea", "m_2 1 250 500\nm_2.d0 16 1000/mV 16 0 0 0 0 I\n");
        header("other.hea", "other 1 250 500\nm_2.d0 16 1000/mV 16 0 0 0 0 I\n");
        signal("m_1.dat", 500, i -> 100);
        signal("m_2.d0", 500, i -> 200);
        Files.writeString(folder.resolve("labels.csv"), "record,label\nm,x\n");
        String fingerprint;
        List<Path> path = List.of(folder.resolve("m.hea"), folder.resolve("labels.csv"));
        try (DataSet set = open(path, Duration.ofMinutes(5), Optional.empty())) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("m");
            assertThat(read(set, "m").values()).startsWith(.1f).endsWith(.2f);
            fingerprint = set.fingerprint();
        }
        signal("m_2.d0", 500, i -> 300);
        try (DataSet set = open(path, Duration.ofMinutes(5), Optional.empty())) {
            assertThat(set.fingerprint())
                    .as("the signals of a segment are part of it")
                    .isNotEqualTo(fingerprint);
        }
    }

    @Test
    void layoutsAmongRawSegmentsAreNoRecords() throws IOException {
        header("b_layout.hea", "b_layout 1 250 0\n~ 0 200/mV 0 0 0 0 0 I\n");
        header("b_1.hea", "b_1 1 250 1000\nb_1.dat 16 1000/mV 16 0 0 0 0 I\n");
        signal("b_1.dat", 1000, FieldRecordsTest::wave);
        try (DataSet set = open("b_1")) {
            assertThat(set.records()).hasSize(1);
            requireWave(read(set, "b_1"), 1000, 1e-3, 0);
            assertThat(set.remarks())
                    .containsExactly(Map.entry("layout of segments without their record, passed over", 1));
        }
    }

    @Test
    void aLeadMayBeSampledMoreOftenInOneSegment() throws IOException {
        header("v.hea", "v/2 1 100 400\nv_1 200\nv_2 200\n");
        header("v_1.hea", "v_1 1 100 200\nv_1.dat 16 1000/mV 16 0 0 0 0 I\n");
        header("v_2.hea", "v_2 1 100 200\nv_2.dat 16x5 1000/mV 16 0 0 0 0 I\n");
        signal("v_1.dat", 200, i -> (int) Math.round(1000 * Math.sin(2 * Math.PI * 5 * i / 100)));
        signal("v_2.dat", 1000, i -> (int) Math.round(1000 * Math.sin(2 * Math.PI * 5 * i / 500)));
        try (DataSet set = open("v")) {
            Sequence sequence = read(set, "v");
            assertThat(sequence.steps()).isEqualTo(1000);
            for (int i = 50; i < 950; i++) {
                if (i < 450 || i > 550) {
                    assertThat((double) sequence.values()[i])
                            .as("step %d", i)
                            .isCloseTo(Math.sin(2 * Math.PI * 5 * i / RATE), within(4e-3));
                }
            }
        }
        header("v_2.hea", "v_2 1 200 200\nv_2.dat 16x5 1000/mV 16 0 0 0 0 I\n");
        try (DataSet set = open("v")) {
            assertThatThrownBy(() -> read(set, "v"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("200.0 Hz; expected 100.0, as ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.d0", "r", "r.DAT", "signals.16"})
    void theHeadersNameDecidesWhichFileHoldsTheSignals(String file) throws IOException {
        header("r.hea", "r 1 250 1000\n" + file + " 16 200/mV 16 0 0 0 0 I\n");
        signal(file, 1000, FieldRecordsTest::wave);
        String fingerprint;
        try (DataSet set = open("r")) {
            requireWave(read(set, "r"), 1000, 1 / 200.0, 0);
            fingerprint = set.fingerprint();
        }
        signal(file, 1000, i -> 1);
        try (DataSet set = open("r")) {
            assertThat(set.fingerprint()).as("the signals are part of it").isNotEqualTo(fingerprint);
            signal("else.txt", 10, i -> 1);
            assertThat(set.fingerprint()).isEqualTo(open("r").fingerprint());
        }
    }

    @Test
    void twoRecordsOfOneNameAreComparedBySignalsOfAnyName() throws IOException {
        header("r.hea", "r 1 250 1000\nr.d0 16 200/mV 16 0 0 0 0 I\n");
        signal("r.d0", 1000, FieldRecordsTest::wave);
        signal("again/r.d0", 1000, FieldRecordsTest::wave);
        Files.copy(folder.resolve("r.hea"), folder.resolve("again/r.hea"));
        try (DataSet set = open("r")) {
            assertThat(set.remarks()).containsEntry("second copy of a record", 1);
        }
        signal("again/r.d0", 1000, i -> 3);
        assertThatThrownBy(() -> open("r")).isInstanceOf(DataException.class).hasMessageContaining("different content");
    }

    /** Header, signal file, millivolts for each unit, millivolts at 0. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    r 1 250 1000;r.dat 16 6344117.125(-1842966025)/mV 32 0 0 0 0 I | r.dat | 1.5762634e-7 | 290.50002
                    r 1 250 1000;r.dat 16 200(+7)/mV 16 0 0 0 0 I                  | r.dat | .005         | -.035
                    folder/r 1 250 1000;folder/r.dat 16 200(0)/mV 16 0 0 0 0 I     | r.dat | .005         | 0
                    folder/r 1 250 1000;folder/r.dat 16 200(0)/mV 16 0 0 0 0 I     | folder/r.dat | .005  | 0
                    folder\\r 1 250 1000;folder\\r.dat 16 200/mV 16 0 0 0 0 I      | r.dat | .005         | 0
                    2020/100 1 250 1000;r.dat 16 200/mV 16 0 0 0 0 I               | r.dat | .005         | 0
                    r 1 250 1000;r.dat 16 200/mV 16 0 0 0 0 I;r.dat 16 200/mV 16 0 0 0 0 I | r.dat | .005 | 0
                    \uFEFFr 1 250 1000;r.dat 16 200/mV 16 0 0 0 0 I                | r.dat | .005         | 0
                    """)
    void headersOfOthersAreTaken(String header, String file, double perUnit, double offset) throws IOException {
        header("r.hea", header.replace(";", "\n").replace("\\\\", "\\"));
        signal(file, 1000, FieldRecordsTest::wave);
        try (DataSet set = open("r")) {
            requireWave(read(set, "r"), 1000, perUnit, offset);
        }
    }

    @Test
    void moreSignalLinesThanDeclaredAreRefusedWhereNoLengthTellsThemApart() throws IOException {
        header("r.hea", "r 1 250\nr.dat 16 200/mV 16 0 0 0 0 I\nr.dat 16 200/mV 16 0 0 0 0 II\n");
        signal("r.dat", 1000, FieldRecordsTest::wave);
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(List.of("I")), "r")) {
            assertThatThrownBy(() -> read(set, "r"))
                    .hasMessageContaining("2 signal lines; expected 1, as the record line says");
        }
        header("r.hea", "r 1 250 1000\nr.dat 16 200/mV 16 0 0 0 0 I\nr.dat 16 200/mV 16 0 0 0 0 II\n");
        signal("r.dat", 2000, FieldRecordsTest::wave);
        try (DataSet set = open("r")) {
            assertThatThrownBy(() -> read(set, "r")).hasMessageContaining("2000 samples of each lead; expected 1000");
        }
    }

    @Test
    void aMicroSignInLatin1IsOne() throws IOException {
        header("r.HEA", "r 1 250 1000\nr.dat 16 200/\u00B5V 16 0 0 0 0 I\n", StandardCharsets.ISO_8859_1);
        signal("r.dat", 1000, FieldRecordsTest::wave);
        try (DataSet set = open("r")) {
            requireWave(read(set, "r"), 1000, 1e-3 / 200, 0);
        }
    }

    @Test
    void signalsOfTheSameWordsAreStillTwo() throws IOException {
        header("r.hea", "r 2 250 500\nr.dat 16 1000/mV\nr.dat 16 1000/mV\n");
        signal("r.dat", 1000, i -> i % 2 == 0 ? 100 : 200);
        try (RecordFiles files = RecordFiles.open(List.of(folder), RecordReader::isHeader)) {
            float[][] millivolts =
                    new RecordReader(files).read(files.files().get(0)).millivolts();
            assertThat(millivolts[0]).containsOnly(.1f);
            assertThat(millivolts[1]).containsOnly(.2f);
        }
    }

    @Test
    void aRecordWithoutOneRecordedSampleIsLeftOut() throws IOException {
        header("a.hea", "a 2 250 5000\na.dat 16 1000/mV 16 0 0 0 0 I\na.dat 16 1000/mV 16 0 0 0 0 V1\n");
        signal("a.dat", 10_000, i -> i % 2 == 0 && i >= 9000 ? 5 : MISSING);
        header("e.hea", "e 2 250 5000\ne.dat 16 1000/mV 16 0 0 0 0 I\ne.dat 16 1000/mV 16 0 0 0 0 V1\n");
        signal("e.dat", 10_000, i -> MISSING);
        header("n.hea", "n 2 250\nn.dat 16 1000/mV 16 0 0 0 0 I\nn.dat 16 1000/mV 16 0 0 0 0 V1\n");
        signal("n.dat", 0, i -> 0);
        header("g.hea", "g/1 1 250 500\n~ 500\n");
        try (DataSet set = open("a", "e", "g", "n")) {
            assertThat(set.records()).extracting(RecordInfo::id).containsExactly("a");
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("record without one recorded sample, left out", 2),
                            Map.entry("record with none of the leads, left out", 1),
                            Map.entry("lead V1 without one recorded sample, filled with 0", 1));
            assertThat(read(set, "a").values()).startsWith(.005f, 0);
        }
        // Of a longer record only what is read counts: the middle of it.
        assertThatThrownBy(() -> open(Duration.ofSeconds(2), "a", "e"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of the 4 records in ")
                .hasMessageContaining("record without one recorded sample, left out=2");
    }

    @Test
    void whatHeadersClaimIsComparedBeforeAnythingIsAllocated() throws IOException {
        signal("r.dat", 1000, FieldRecordsTest::wave);
        header("r.hea", "r 1 250 1000\nr.dat 16:999 200/mV 16 0 0 0 0 I\n");
        try (DataSet set = open("r")) {
            assertThat(read(set, "r").steps()).isPositive();
        }
        header("r.hea", "r 1 250 1000\nr.dat 16:1000 200/mV 16 0 0 0 0 I\n");
        requireRefused("r", "a skew of 1000 frames; expected less than the 1000 frames that there are");
        header("r.hea", "r 1 0.001 1000\nr.dat 16 200/mV 16 0 0 0 0 I\n");
        try (DataSet set = open("r")) {
            assertThat(read(set, "r").steps()).isPositive();
        }
        header("r.hea", "r 1 999983 1000\nr.dat 16 200/mV 16 0 0 0 0 I\n");
        requireRefused("r", "no filter leads from 999983.0 Hz to 250.0 Hz");
        header("r.hea", "r/2 1 250\nr_1 1000\n~ 2000000000\n");
        header("r_1.hea", "r_1 1 250 1000\nr.dat 16 200/mV 16 0 0 0 0 I\n");
        try (DataSet set = open(Duration.ofDays(1000), "r")) {
            RecordInfo info = new RecordInfo("r", Optional.empty());
            assertThatThrownBy(() -> set.check(info))
                    .hasMessageContaining("2000001000 samples")
                    .hasMessageContaining("(data.max-samples)");
            assertThatThrownBy(() -> set.read(info)).hasMessageContaining("(data.max-samples)");
        }
    }

    private void requireRefused(String record, String reason) throws IOException {
        requireRefused(record, List.of("I"), reason);
    }

    private void requireRefused(String record, List<String> leads, String reason) throws IOException {
        try (DataSet set = open(Duration.ofMinutes(5), Optional.of(leads), record)) {
            assertThatThrownBy(() -> read(set, record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void aDamagedRecordIsNotTakenForAnEmptyOne() throws IOException {
        header("d.hea", "d 1 250 1000\nd.dat 16 1000/mV 16 0 0 0 0 I\n");
        signal("d.dat", 999, i -> MISSING);
        try (DataSet set = open("d")) {
            assertThatThrownBy(() -> read(set, "d")).hasMessageContaining("999 samples of each lead; expected 1000");
        }
    }
}
