package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.Sequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache is built to the same bytes on any number of threads, whole or not at all. */
class CacheBuilderTest {
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
    void isTheSameFileWhateverTheThreadCount() throws IOException, BadRecordsFound {
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
        assertThat(files()).singleElement().asString().endsWith(".unfinished");

        MemoryDataSet set = KilledBuild.set();
        Path file = CacheFile.of(directory, set.fingerprint());
        assertThat(open(set).sequence(7).values()[49_999]).isEqualTo(7000f + 49_999);
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
    void recordsThatCannotBeReadAreCountedAndTheFirstNamed() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(IntStream.range(1, 41).toArray());
        set.whenRead = info -> {
            if (Integer.parseInt(info.id().substring(1)) % 3 == 2) {
                throw new DataException(info.id() + ".mat is damaged");
            }
        };
        assertThatThrownBy(() -> open(set))
                .isInstanceOf(DataException.class)
                .hasMessage("13 of 40 records cannot be read: "
                        + IntStream.range(0, 10)
                                .mapToObj(i -> "r" + (2 + 3 * i) + ".mat is damaged; ")
                                .collect(Collectors.joining())
                        + "...");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDefectOfTheSourceIsNotTakenForBadData() throws IOException {
        MemoryDataSet set = MemoryDataSet.ofLengths(2, 2);
        set.whenRead = info -> {
            throw new ArrayIndexOutOfBoundsException("defect");
        };
        assertThatThrownBy(() -> open(set))
                .isInstanceOf(ReadingFailure.class)
                .hasMessage("record r0 cannot be read, for the data source failed:"
                        + " ArrayIndexOutOfBoundsException: defect")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void recordsMustAgreeWithEachOtherAndWithTheTask() {
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                        .add("one", MemoryDataSet.ramp(0, 3, 1), 1, 0)
                        .add("two", MemoryDataSet.ramp(0, 3, 2), 1, 0)
                        .add("three", MemoryDataSet.ramp(0, 3, 1), 1, 0, 0)
                        .add("four", MemoryDataSet.ramp(0, 0, 1), 1, 0)
                        .add("five", MemoryDataSet.ramp(0, 3, 1), 1, 0)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "3 of 5 records cannot be read: record two has 2 channels; expected 1, as most records have; "
                                + "record three has 3 target values, its task has 2; record four has no steps");
        assertThatThrownBy(() ->
                        open(new MemoryDataSet(MemoryDataSet.EACH_STEP).add("one", MemoryDataSet.ramp(0, 3, 1), 1, 0)))
                .hasMessageContaining("record one has 2 target values, its task has 3");
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.TWO_CLASSES)))
                .hasMessage("the data set has no records");
    }

    @Test
    void theFirstRecordDecidesNothingForTheOthers() {
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                        .add("odd", MemoryDataSet.ramp(0, 3, 2), 1, 0)
                        .add("one", MemoryDataSet.ramp(0, 3, 1), 1, 0)
                        .add("two", MemoryDataSet.ramp(0, 3, 1), 1, 0)))
                .hasMessage(
                        "1 of 3 records cannot be read: record odd has 2 channels; expected 1, as most records have");
    }

    @Test
    void infiniteValuesAndMissingLabelsAreRefused() {
        Sequence infinite = MemoryDataSet.ramp(0, 4, 1);
        infinite.values()[2] = Float.NEGATIVE_INFINITY;
        assertThatThrownBy(() -> open(new MemoryDataSet(MemoryDataSet.EACH_STEP)
                        .add("one", infinite, 0, 0, 0, 0)
                        .add("two", MemoryDataSet.ramp(0, 2, 1), 0, Float.NaN)))
                .hasMessage("2 of 2 records cannot be read: record one: the value of channel 1 in step 3 is beyond all"
                        + " numbers; expected a finite one; record two: value 2 of its target is NaN; expected 0 or 1");
    }

    @Test
    void memoryThatDoesNotSufficeIsSaidWithTheRecord() {
        MemoryDataSet set = MemoryDataSet.ofLengths(2, 2);
        set.whenRead = info -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertThatThrownBy(() -> open(set)).hasMessageContaining("record r0 needs more memory than there is");
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
}
