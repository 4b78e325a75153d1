package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache gives back what was read, builds the same bytes on any number of threads, and trusts no damaged file. */
class RecordCacheTest {
    @TempDir
    Path directory;

    private final HeardProgress progress = new HeardProgress();

    private RecordCache open(MemoryDataSet set) {
        return RecordCache.open(set, directory, 2, progress);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void returnsWhatWasRead() {
        float odd = Float.intBitsToFloat(0x7fc12345); // a NaN with a payload stays the bits that it is
        RecordInfo ofPatient = new RecordInfo("händel/1", Optional.of("patient 7"));
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                .add(ofPatient, new Sequence(new float[] {1, 2, 3, 4, odd, -0f}, 3, 2), 0, 1)
                .add("b", new Sequence(new float[] {7, 8}, 1, 2), 1, 0);
        RecordCache cache = open(set);

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.channels()).isEqualTo(2);
        assertThat(cache.info(0)).isEqualTo(ofPatient);
        assertThat(cache.records()).isEqualTo(set.records());
        assertThat(cache.steps(0)).isEqualTo(3);
        assertThat(cache.steps(1)).isEqualTo(1);
        assertThat(cache.sequence(0).channels()).isEqualTo(2);
        assertThat(bits(cache.sequence(0).values())).isEqualTo(bits(1, 2, 3, 4, odd, -0f));
        assertThat(cache.sequence(1).values()).containsExactly(7, 8);
        assertThat(cache.target(0)).containsExactly(0, 1);
        assertThat(cache.target(1)).containsExactly(1, 0);
        assertThat(progress.done).containsExactly(1, 2);
        assertThat(progress.notices).isEmpty();
    }

    private static int[] bits(float... values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }

    @Test
    void holdsSequencesLongerThanTheWriteBuffer() {
        Sequence long1 = MemoryDataSet.ramp(0, 300_001, 2);
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.EACH_STEP).add("long", long1, new float[300_001]);
        assertThat(open(set).sequence(0).values()).isEqualTo(long1.values());
    }

    @Test
    void parsesOnlyTheFirstTime() {
        MemoryDataSet set = MemoryDataSet.ofLengths(3, 4, 5);
        open(set).close();
        assertThat(set.reads).hasValue(3);
        RecordCache again = open(set);
        assertThat(set.reads).hasValue(3);
        assertThat(again.sequence(2).values()).containsExactly(2000, 2001, 2002, 2003, 2004);
    }

    @Test
    void anotherFingerprintIsAnotherFile() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(3);
        open(set);
        set.fingerprint = "other";
        open(set);
        assertThat(set.reads).hasValue(2);
        assertThat(files()).hasSize(2);
    }

    @Test
    void isTheSameFileWhateverTheThreadCount() throws IOException {
        List<byte[]> built = new ArrayList<>();
        for (int threads : new int[] {1, 4}) {
            MemoryDataSet set = MemoryDataSet.ofLengths(IntStream.range(1, 60).toArray());
            set.whenRead = info -> pause(info.id().hashCode() % 4);
            Path file = directory.resolve("built-by-" + threads);
            new CacheBuilder(set, threads, progress).build(file);
            built.add(Files.readAllBytes(file));
        }
        assertThat(built.get(1)).isEqualTo(built.get(0));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(Math.abs(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void everyFlippedByteIsDetectedAndTheFileBuiltAgain() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(3, 5);
        open(set);
        Path file = CacheFile.of(directory, set.fingerprint());
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            progress.notices.clear();
            RecordCache cache = open(set);
            assertThat(progress.notices).as("byte %d of %d", i, whole.length).hasSize(1);
            assertThat(cache.sequence(1).values()).containsExactly(1000, 1001, 1002, 1003, 1004);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void everyTruncationIsDetected() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(3, 5);
        open(set);
        Path file = CacheFile.of(directory, set.fingerprint());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            progress.notices.clear();
            assertThat(open(set).target(1)).containsExactly(0, 1);
            assertThat(progress.notices).as("%d bytes", length).hasSize(1);
        }
    }

    @Test
    void aNoticeNamesFileAndRecord() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(3, 5);
        open(set);
        Path file = CacheFile.of(directory, set.fingerprint());
        byte[] bytes = Files.readAllBytes(file);
        bytes[CacheFile.HEADER_BYTES + Float.BYTES * (3 + 2)] ^= 1; // the first value of r1
        Files.write(file, bytes);
        open(set);
        assertThat(progress.notices)
                .containsExactly("the cache " + file + " is damaged at record r1; building it again");
    }

    @Test
    void aFileOfOtherRecordsIsBuiltAgain() throws IOException {
        MemoryDataSet other = MemoryDataSet.ofLengths(3, 5);
        other.fingerprint = "other";
        open(other);
        MemoryDataSet set = MemoryDataSet.ofLengths(4);
        Files.move(CacheFile.of(directory, "other"), CacheFile.of(directory, set.fingerprint()));
        assertThat(open(set).size()).isEqualTo(1);
        assertThat(progress.notices).singleElement().asString().contains("belongs to other data");

        MemoryDataSet grown = MemoryDataSet.ofLengths(4, 6);
        assertThat(open(grown).size()).isEqualTo(2);
        assertThat(progress.notices).element(1).asString().contains("holds 1 records that are not the 2");
    }

    @Test
    void aKilledBuildLeavesNothingThatBreaksTheNext() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBuild.class.getName(),
                        directory.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(9);
        assertThat(files()).singleElement().asString().endsWith(".partial");
        Path partial = files().get(0);

        MemoryDataSet set = KilledBuild.set();
        Path file = CacheFile.of(directory, set.fingerprint());
        assertThat(open(set).sequence(7).values()[49_999]).isEqualTo(7000f + 49_999);
        assertThat(files()).containsExactlyInAnyOrder(partial, file); // too young to be removed

        Files.delete(file);
        Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minusSeconds(3600)));
        open(set);
        assertThat(files()).containsExactly(file);
        assertThat(progress.notices).isEmpty();
    }

    @Test
    void buildsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        ExecutorService openers = Executors.newFixedThreadPool(4);
        try {
            Callable<float[]> opening = () -> {
                MemoryDataSet set =
                        MemoryDataSet.ofLengths(IntStream.range(1, 40).toArray());
                set.whenRead = info -> pause(1);
                return RecordCache.open(set, directory, 2, CacheProgress.silent())
                        .sequence(38)
                        .values();
            };
            for (Future<float[]> opened : openers.invokeAll(List.of(opening, opening, opening, opening))) {
                assertThat(opened.get()).isEqualTo(MemoryDataSet.ramp(38, 39, 1).values());
            }
        } finally {
            openers.shutdownNow();
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    void spreadsOverSeveralMappings() {
        int[] lengths = IntStream.range(0, 50).map(r -> 1 + r * 7 % 90).toArray();
        MemoryDataSet set = MemoryDataSet.ofLengths(lengths);
        // 40 values: some records share a mapping, some are longer than the limit and have one alone.
        RecordCache cache = RecordCache.open(set, directory, 2, progress, 160);
        assertThat(cache.mappings()).isBetween(20, 49);
        for (int r = 0; r < lengths.length; r++) {
            assertThat(cache.sequence(r).values())
                    .isEqualTo(MemoryDataSet.ramp(r, lengths[r], 1).values());
            assertThat(cache.target(r)).containsExactly(1 - r % 2, r % 2);
        }
        assertThat(open(set).mappings()).isEqualTo(1);
    }

    @Test
    void recordsThatCannotBeReadAreCountedAndTheFirstNamed() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(IntStream.range(1, 21).toArray());
        set.whenRead = info -> {
            if (Integer.parseInt(info.id().substring(1)) % 3 == 2) {
                throw new DataException(info.id() + ".mat is damaged");
            }
        };
        assertThatThrownBy(() -> open(set))
                .isInstanceOf(DataException.class)
                .hasMessage("6 of 20 records cannot be read: r2.mat is damaged; r5.mat is damaged; r8.mat is damaged; "
                        + "r11.mat is damaged; r14.mat is damaged; ...");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDefectOfTheSourceIsNotTakenForBadData() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(2, 2);
        set.whenRead = info -> {
            throw new ArrayIndexOutOfBoundsException("defect");
        };
        assertThatThrownBy(() -> open(set)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void recordsMustAgreeWithEachOtherAndWithTheTask() {
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                        .add("one", MemoryDataSet.ramp(0, 3, 1), 1, 0)
                        .add("two", MemoryDataSet.ramp(0, 3, 2), 1, 0)
                        .add("three", MemoryDataSet.ramp(0, 3, 1), 1, 0, 0)
                        .add("four", MemoryDataSet.ramp(0, 0, 1), 1, 0)))
                .isInstanceOf(DataException.class)
                .hasMessage("3 of 4 records cannot be read: record two has 2 channels, one has 1; "
                        + "record three has 3 target values, its task has 2; record four has no steps");
        assertThatThrownBy(() ->
                        open(new MemoryDataSet(MemoryDataSet.EACH_STEP).add("one", MemoryDataSet.ramp(0, 3, 1), 1, 0)))
                .hasMessageContaining("record one has 2 target values, its task has 3");
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.TWO_CLASSES)))
                .hasMessage("the data set has no records");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothing() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(100, 100, 100, 100);
        Path file = CacheFile.of(directory, set.fingerprint());
        CacheBuilder builder = new CacheBuilder(set, 2, progress, channel -> new SmallDisk(channel, 1000));
        assertThatThrownBy(() -> builder.build(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "the cache of 4 records cannot be written to " + directory + ": No space left on device (")
                .hasMessageEndingWith(" MiB free)");
        assertThat(files()).isEmpty();
    }

    /** A disk that takes some bytes and no more. */
    private static final class SmallDisk implements WritableByteChannel {
        private final WritableByteChannel channel;
        private long left;

        SmallDisk(WritableByteChannel channel, long left) {
            this.channel = channel;
            this.left = left;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (source.remaining() > left) {
                throw new IOException("No space left on device");
            }
            left -= source.remaining();
            return channel.write(source);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> RecordCache.open(MemoryDataSet.ofLengths(1), file.resolve("cache"), 1, progress))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be written to " + file.resolve("cache"));
    }

    @Test
    void walksSequencesMoreThanOnce() {
        Iterable<Sequence> some = open(MemoryDataSet.ofLengths(1, 2, 3)).sequences(new int[] {2, 0});
        for (int walk = 0; walk < 2; walk++) {
            assertThat(some).extracting(Sequence::steps).containsExactly(3, 1);
        }
    }

    @Test
    void aClosedCacheRefuses() {
        RecordCache cache = open(MemoryDataSet.ofLengths(1));
        cache.close();
        assertThatThrownBy(() -> cache.sequence(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the cache is closed");
    }

    @Test
    void readsFromSeveralThreads() {
        MemoryDataSet set = MemoryDataSet.ofLengths(IntStream.range(1, 200).toArray());
        RecordCache cache = open(set);
        boolean allRight = IntStream.range(0, 20_000).parallel().allMatch(i -> {
            int record = i % cache.size();
            float[] values = cache.sequence(record).values();
            return values.length == record + 1 && values[record] == 1000f * record + record;
        });
        assertThat(allRight).isTrue();
    }
}
