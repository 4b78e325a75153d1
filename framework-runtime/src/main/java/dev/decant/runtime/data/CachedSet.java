package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.runtime.config.OnBadRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set with the cache of its records, in which those that cannot be read are missing if that was asked for.
 *
 * @param set what is in the cache
 */
public record CachedSet(DataSet set, RecordCache cache) implements AutoCloseable {
    /**
     * Opens the cache of a set and builds it first where there is none, {@link RecordCache#open}.
     *
     * @throws DataException if records cannot be read, unless they are to be skipped; or if none is left then
     */
    public static CachedSet open(
            DataSet set, OnBadRecord onBadRecord, Path directory, int threads, CacheProgress progress) {
        if (onBadRecord == OnBadRecord.FAIL) {
            return new CachedSet(set, RecordCache.open(set, directory, threads, progress));
        }
        SkipList list = SkipList.of(directory, set);
        DataSet rest = SkippedRecords.without(set, list.stillBad());
        try {
            return new CachedSet(rest, RecordCache.of(rest, directory, threads, progress));
        } catch (BadRecordsFound e) {
            List<BadRecord> bad = list.with(e.records().found());
            if (bad.size() == set.records().size()) {
                throw new BadRecords(bad, bad.size()).refusal();
            }
            list.write(bad);
            progress.notice(new BadRecords(bad, set.records().size()).sentence() + "; they are skipped");
            DataSet readable = SkippedRecords.without(set, bad);
            return new CachedSet(readable, RecordCache.open(readable, directory, threads, progress));
        }
    }

    @Override
    public void close() {
        cache.close();
        set.close();
    }
}
