package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache gives back what was read, and trusts no damaged file. */
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

    @Test
    void keepsThePublishedTargetBesideOneThatWasDerived() {
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.EACH_STEP)
                .add("a", MemoryDataSet.ramp(0, 2, 3), 0, 1)
                .addDerived("b", MemoryDataSet.ramp(1, 3, 3), new float[] {1, 1, 1}, new float[] {0, 0, 1})
                .add("c", MemoryDataSet.ramp(2, 1, 3), 1);
        for (RecordCache cache : List.of(open(set), open(set))) {
            assertThat(cache.target(0)).containsExactly(0, 1);
            assertThat(cache.published(0)).containsExactly(0, 1);
            assertThat(cache.target(1)).containsExactly(1, 1, 1);
            assertThat(cache.published(1)).containsExactly(0, 0, 1);
            assertThat(cache.sequence(2).values()).containsExactly(2000, 2000.1f, 2000.2f);
            assertThat(cache.published(2)).containsExactly(1);
            JudgedRows rows = new JudgedRows(cache, set.task(), new int[] {1, 0});
            assertThat(rows.truth()).isEqualTo(new boolean[][] {{true}, {true}, {true}, {false}, {true}});
            assertThat(rows.published()).isEqualTo(new boolean[][] {{false}, {false}, {true}, {false}, {true}});
        }
    }

    @Test
    void aPublishedTargetOfAnotherLengthIsRefused() {
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.EACH_STEP)
                .addDerived("b", MemoryDataSet.ramp(1, 3, 3), new float[3], new float[2]);
        assertThatThrownBy(() -> open(set))
                .hasMessageContaining("record b has 2 published target values, its task has 3");
    }

    /** Saved predictions would lose it: they have a column for the labels of steps alone. */
    @Test
    void aPublishedTargetOfItsOwnIsForStepsAlone() {
        MemoryDataSet set = new MemoryDataSet(MemoryDataSet.TWO_CLASSES)
                .addDerived("b", MemoryDataSet.ramp(1, 3, 3), new float[] {1, 0}, new float[] {0, 1});
        assertThatThrownBy(() -> open(set))
                .hasMessageContaining("record b has a published target other than the one to train on");
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
        assertThat(progress.notices).element(1).asString().contains("holds 1 record that are not the 2");
    }

    @Test
    void spreadsOverSeveralMappings() throws BadRecordsFound {
        int[] lengths = IntStream.range(0, 50).map(r -> 1 + r * 7 % 90).toArray();
        MemoryDataSet set = MemoryDataSet.ofLengths(lengths);
        // 40 values: some records share a mapping, some are longer than the limit and have one alone.
        RecordCache cache = RecordCache.of(set, directory, 2, progress, 160);
        assertThat(cache.mappings()).isBetween(20, 49);
        for (int r = 0; r < lengths.length; r++) {
            assertThat(cache.sequence(r).values())
                    .isEqualTo(MemoryDataSet.ramp(r, lengths[r], 1).values());
            assertThat(cache.target(r)).containsExactly(1 - r % 2, r % 2);
        }
        assertThat(open(set).mappings()).isEqualTo(1);
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
