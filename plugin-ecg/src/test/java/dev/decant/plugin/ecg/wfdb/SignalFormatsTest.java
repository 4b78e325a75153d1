package dev.decant.plugin.ecg.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.io.file.RecordFiles;
import dev.decant.io.file.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads records that {@code write_formats.py} wrote, in every format. */
class SignalFormatsTest {
    @TempDir
    Path folder;

    private static Path written() {
        try {
            return Path.of(SignalFormatsTest.class.getResource("formats").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> records() throws IOException {
        try (Stream<Path> files = Files.list(written())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hea"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static StoredFile header(RecordFiles files, String record) {
        return files.files().stream()
                .filter(file -> file.name().equals(record + ".hea"))
                .findFirst()
                .orElseThrow();
    }

    /** [lead][sample], NaN where nothing was recorded. */
    private static float[][] expected(String record) throws IOException {
        List<String> rows = Files.readAllLines(written().resolve(record + ".csv"));
        float[][] values = new float[2][];
        for (int lead = 0; lead < 2; lead++) {
            List<Float> samples = new ArrayList<>();
            for (String row : rows.subList(1, rows.size())) {
                for (String sample : row.split(",")[lead].split(" ")) {
                    samples.add(Float.parseFloat(sample.replace("nan", "NaN")));
                }
            }
            values[lead] = new float[samples.size()];
            for (int i = 0; i < samples.size(); i++) {
                values[lead][i] = samples.get(i);
            }
        }
        return values;
    }

    private static int frames(String record) throws IOException {
        return Files.readAllLines(written().resolve(record + ".csv")).size() - 1;
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsWhatAnotherProgramWroteWithItsChecksums(String record) throws IOException {
        float[][] expected = expected(record);
        int missing = Gaps.interpolate(expected[0]) + Gaps.interpolate(expected[1]);
        try (RecordFiles files = RecordFiles.open(List.of(written()), RecordReader::reads)) {
            Recording recording = new RecordReader(files).read(header(files, record));
            assertThat(recording.leads()).containsExactly("I", "II");
            for (int lead = 0; lead < 2; lead++) {
                assertThat(recording.rates().get(lead)).isEqualTo(250.0 * expected[lead].length / frames(record));
            }
            assertThat(recording.missing()).isEqualTo(missing);
            requireClose(recording.millivolts(), expected);
        }
    }

    private static void requireClose(float[][] found, float[][] expected) {
        for (int lead = 0; lead < expected.length; lead++) {
            assertThat(found[lead]).hasSameSizeAs(expected[lead]);
            for (int i = 0; i < expected[lead].length; i++) {
                assertThat(found[lead][i])
                        .as("lead %d, frame %d", lead, i)
                        .isCloseTo(expected[lead][i], Offset.offset(Math.abs(expected[lead][i]) * 1e-6f + 1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyExcerptIsAPartOfTheWhole(String record) throws IOException {
        float[][] expected = expected(record);
        try (RecordFiles files = RecordFiles.open(List.of(written()), RecordReader::reads)) {
            RecordReader reader = new RecordReader(files);
            int frames = frames(record);
            for (int from = 0; from < frames; from++) {
                for (int count = 1; from + count <= frames; count++) {
                    float[][] part = new float[2][];
                    for (int lead = 0; lead < 2; lead++) {
                        int samples = expected[lead].length / frames;
                        part[lead] = Arrays.copyOfRange(expected[lead], from * samples, (from + count) * samples);
                        Gaps.interpolate(part[lead]);
                    }
                    requireClose(
                            reader.read(header(files, record), new Excerpt(from, count))
                                    .millivolts(),
                            part);
                }
            }
            assertThatThrownBy(() -> reader.read(header(files, record), new Excerpt(0, frames + 1)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("expected at least " + (frames + 1));
        }
    }

    /** A file of half an hour, of which only what is asked for is read: it does not even exist. */
    private record Asked(String name, long size, AtomicLong bytes) implements StoredFile {
        @Override
        public String home() {
            return "nowhere";
        }

        @Override
        public long crc32() {
            throw new AssertionError("not needed");
        }

        @Override
        public byte[] read() {
            throw new AssertionError("never the whole file");
        }

        @Override
        public InputStream open() {
            throw new AssertionError("never the whole file");
        }

        @Override
        public byte[] read(long offset, int length) {
            bytes.addAndGet(length);
            assertThat(offset + length).isLessThanOrEqualTo(size);
            return new byte[length];
        }
    }

    @Test
    void tenSecondsOfHalfAnHourNeedTheirOwnBytesOnly() {
        int frames = 30 * 60 * 257;
        for (int format : new int[] {16, 212, 24}) {
            double bytesPerSample = format == 212 ? 1.5 : format / 8.0;
            List<SignalLine> lines = new ArrayList<>();
            for (int lead = 0; lead < 12; lead++) {
                lines.add(new SignalLine(
                        "x.dat", format, 1, 0, 0, 200, 0, "mV", 12, 0, 0, OptionalInt.empty(), "L" + lead));
            }
            Header header = new Header("x", 257, OptionalLong.of(frames), lines, List.of(), List.of());
            Asked file = new Asked("x.dat", (long) (frames * 12 * bytesPerSample), new AtomicLong());
            SignalFile signals = new SignalFile(header, file, lines);
            assertThat(signals.frames()).isEqualTo(frames);
            Excerpt middle = Excerpt.middle(frames, 257, Duration.ofSeconds(10));
            assertThat(middle).isEqualTo(new Excerpt((frames - 2570) / 2, 2570));
            assertThat(signals.read(middle, frames).values()[11]).hasSize(2570);
            assertThat(file.bytes().get())
                    .isBetween((long) (2570 * 12 * bytesPerSample), (long) (2571 * 12 * bytesPerSample));
        }
    }

    @Test
    void segmentsFollowEachOtherAndGapsAndAbsentLeadsAreMissing() throws IOException {
        for (String name : List.of("f16", "f212")) {
            for (String extension : List.of(".hea", ".dat")) {
                Files.copy(written().resolve(name + extension), folder.resolve(name + extension));
            }
        }
        // A layout without samples, a segment, a gap of five frames, another segment.
        Files.writeString(folder.resolve("m.hea"), "m/4 2 250 27\nlayout 0\nf16 11\n~ 5\nf212 11\n#Dx: 1\n");
        Files.writeString(
                folder.resolve("layout.hea"), "layout 2 250 0\n~ 0 200/mV 0 0 0 0 0 I\n~ 0 200/mV 0 0 0 0 0 II\n");
        float[][] first = expected("f16");
        float[][] last = expected("f212");
        float[][] expected = new float[2][27];
        for (int lead = 0; lead < 2; lead++) {
            Arrays.fill(expected[lead], Float.NaN);
            System.arraycopy(first[lead], 0, expected[lead], 0, 11);
            System.arraycopy(last[lead], 0, expected[lead], 16, 11);
            Gaps.interpolate(expected[lead]);
        }
        try (RecordFiles files = RecordFiles.open(List.of(folder), RecordReader::reads)) {
            RecordReader reader = new RecordReader(files);
            StoredFile header = header(files, "m");
            assertThat(reader.leads(header, reader.header(header))).containsExactly("I", "II");
            Recording recording = reader.read(header);
            requireClose(recording.millivolts(), expected);
            assertThat(recording.missing()).isEqualTo(2 * 5 + 2);
            // The last segment alone; the first is not opened, so it may be gone.
            Files.delete(folder.resolve("f16.dat"));
            Recording tail = reader.read(header, new Excerpt(21, 6));
            requireClose(
                    tail.millivolts(),
                    new float[][] {Arrays.copyOfRange(expected[0], 21, 27), Arrays.copyOfRange(expected[1], 21, 27)});
        }
    }

    @Test
    void channelsThatAreNoVoltagesAreNoLeads() throws IOException {
        Files.copy(written().resolve("f16.dat"), folder.resolve("r.dat"));
        Files.writeString(
                folder.resolve("r.hea"), "r 2 250 11\nr.dat 16 100(7)/mmHg 16 0 0 0 0 ABP\nr.dat 16 100(7)/mV 16\n");
        try (RecordFiles files = RecordFiles.open(List.of(folder), RecordReader::reads)) {
            Recording recording = new RecordReader(files).read(header(files, "r"), Optional.empty());
            assertThat(recording.leads()).hasSize(1);
            float[] second = expected("f16")[1];
            Gaps.interpolate(second);
            requireClose(recording.millivolts(), new float[][] {second});
        }
    }

    /** Whatever the bytes are, every format decodes as many samples as are asked for. */
    @Property(tries = 200)
    void anyBytesAreDecoded(@ForAll byte[] bytes, @ForAll @IntRange(max = 40) int count) {
        for (SampleFormat format : SampleFormat.values()) {
            assertThat(format.decode(bytes, count)).hasSize(count);
        }
    }

    @Property(tries = 100)
    void theBytesOfAFormatHoldItsSamples(@ForAll @IntRange(max = 1000) int samples) {
        for (SampleFormat format : SampleFormat.values()) {
            assertThat(format.leastBytes(samples)).isLessThanOrEqualTo(format.fullBytes(samples));
            assertThat(format.samples(format.fullBytes(samples))).isGreaterThanOrEqualTo(samples);
            assertThat(format.position(samples)).isLessThanOrEqualTo(format.leastBytes(samples));
        }
    }
}
