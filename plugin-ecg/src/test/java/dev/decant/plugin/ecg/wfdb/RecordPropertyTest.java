package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RecordPropertyTest {
    private static final Path FOLDER = temporaryFolder();

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("record-property");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeContainer
    @AfterContainer
    static void empty() throws IOException {
        for (String name : new String[] {"r.hea", "r.mat"}) {
            Files.deleteIfExists(FOLDER.resolve(name));
        }
    }

    private static Recording random(int leads, int samples, long seed) {
        Random random = new Random(seed);
        float[][] millivolts = new float[leads][samples];
        for (float[] lead : millivolts) {
            for (int i = 0; i < samples; i++) {
                lead[i] = random.nextInt(60_000) / 1000f - 30;
            }
        }
        return new Recording(
                "r", 250, IntStream.range(0, leads).mapToObj(lead -> "L" + lead).toList(), millivolts, 0);
    }

    private static Recording read() {
        try (RecordFiles files = RecordFiles.open(List.of(FOLDER), RecordReader::reads)) {
            return new RecordReader(files).read(files.files().get(0));
        }
    }

    @Property(tries = 100)
    void whatIsWrittenIsReadToHalfAUnit(
            @ForAll @IntRange(min = 1, max = 12) int leads,
            @ForAll @IntRange(min = 1, max = 300) int samples,
            @ForAll long seed) {
        Recording recording = random(leads, samples, seed);
        RecordWriter.write(FOLDER, recording, List.of("Dx: 1"));
        Recording again = read();
        assertThat(again.leads()).isEqualTo(recording.leads());
        assertThat(again.samplingRate()).isEqualTo(250);
        for (int lead = 0; lead < leads; lead++) {
            for (int i = 0; i < samples; i++) {
                assertThat(again.millivolts()[lead][i]).isCloseTo(recording.millivolts()[lead][i], within(.00051f));
            }
        }
    }

    /** Any change of a sample is found by the checksum, any change of the head by its fields; the name is not read. */
    @Property(tries = 300)
    void aChangedSignalFileIsRefused(@ForAll long seed, @ForAll @IntRange(max = 423) int at, @ForAll byte value)
            throws IOException {
        RecordWriter.write(FOLDER, random(2, 100, seed), List.of());
        Path file = FOLDER.resolve("r.mat");
        byte[] content = Files.readAllBytes(file);
        assertThat(content).hasSize(24 + 2 * 100 * 2);
        boolean changed = content[at] != value;
        boolean name = at >= 20 && at < 24;
        content[at] = value;
        Files.write(file, content);
        try {
            assertThat(read().samples()).isEqualTo(100);
            assertThat(changed && !name).isFalse();
        } catch (DataException refused) {
            assertThat(refused).hasMessageContaining("r.mat");
        }
    }

    @Property(tries = 200)
    void aCutSignalFileIsRefused(@ForAll @IntRange(max = 423) int length) throws IOException {
        RecordWriter.write(FOLDER, random(2, 100, 1), List.of());
        Path file = FOLDER.resolve("r.mat");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        assertThatThrownBy(RecordPropertyTest::read).isInstanceOf(DataException.class);
    }
}
