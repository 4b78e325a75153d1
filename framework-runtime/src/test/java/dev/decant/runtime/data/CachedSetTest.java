package dev.decant.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import dev.decant.runtime.config.OnBadRecord;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedSetTest {
    @TempDir
    private Path directory = Path.of("");

    private final HeardProgress progress = new HeardProgress();
    private final MemoryDataSet set = MemoryDataSet.ofLengths(3, 4, 5, 6);
    private final Set<String> damaged = new TreeSet<>(Set.of("r0", "r2"));

    private CachedSet open(OnBadRecord onBadRecord) {
        set.whenRead = info -> {
            if (damaged.contains(info.id())) {
                throw new DataException(info.id() + ".mat is damaged");
            }
        };
        return CachedSet.open(set, onBadRecord, directory, 2, progress);
    }

    @Test
    void badRecordsAreRefusedUnlessTheyAreToBeSkipped() {
        assertThatThrownBy(() -> open(OnBadRecord.FAIL))
                .isInstanceOf(DataException.class)
                .hasMessage("2 of 4 records cannot be read: r0.mat is damaged; r2.mat is damaged");
        try (CachedSet opened = open(OnBadRecord.SKIP)) {
            assertThat(opened.cache().records()).extracting(RecordInfo::id).containsExactly("r1", "r3");
            assertThat(opened.cache().steps(1)).isEqualTo(6);
            assertThat(opened.set().remarks()).containsEntry("record that cannot be read, skipped", 2);
            assertThat(((SkippedRecords) opened.set()).skipped())
                    .containsExactly(
                            new BadRecord("r0", "r0.mat is damaged"), new BadRecord("r2", "r2.mat is damaged"));
            assertThat(opened.set().fingerprint()).startsWith(set.fingerprint() + "-without-");
            assertThat(progress.notices)
                    .containsExactly("2 of 4 records cannot be read: r0.mat is damaged; r2.mat is damaged; they are"
                            + " skipped");
        }
    }

    @Test
    void theSecondTimeOnlyWhatWasSkippedIsReadAgain() {
        String fingerprint;
        try (CachedSet opened = open(OnBadRecord.SKIP)) {
            fingerprint = opened.set().fingerprint();
        }
        int before = set.reads.get();
        try (CachedSet opened = open(OnBadRecord.SKIP)) {
            assertThat(set.reads.get() - before).isEqualTo(2);
            assertThat(opened.set().fingerprint()).isEqualTo(fingerprint);
        }
    }

    @Test
    void aRecordThatCanBeReadAgainIsBack() {
        open(OnBadRecord.SKIP).close();
        damaged.remove("r0");
        try (CachedSet opened = open(OnBadRecord.SKIP)) {
            assertThat(opened.cache().records()).extracting(RecordInfo::id).containsExactly("r0", "r1", "r3");
        }
        damaged.add("r3");
        MemoryDataSet other = MemoryDataSet.ofLengths(3, 4, 5, 6, 7);
        other.whenRead = set.whenRead;
        try (CachedSet opened = CachedSet.open(other, OnBadRecord.SKIP, directory, 2, progress)) {
            assertThat(opened.cache().records()).extracting(RecordInfo::id).containsExactly("r0", "r1", "r4");
        }
    }

    @Test
    void aSetWithoutBadRecordsIsTheSameEitherWay() {
        damaged.clear();
        try (CachedSet opened = open(OnBadRecord.SKIP)) {
            assertThat(opened.set()).isSameAs(set);
        }
    }

    @Test
    void aSetOfBadRecordsAloneIsRefused() {
        damaged.addAll(Set.of("r1", "r3"));
        assertThatThrownBy(() -> open(OnBadRecord.SKIP))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("4 of 4 records cannot be read: r0.mat is damaged; ");
    }
}
