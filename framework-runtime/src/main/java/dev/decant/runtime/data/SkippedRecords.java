package dev.decant.runtime.data;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Preparation;
import dev.decant.api.data.RawRecord;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import dev.decant.io.file.Sha256;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** A data set without some records that cannot be read; which ones is part of its fingerprint. */
public final class SkippedRecords implements DataSet {
    /** What {@link #remarks} counts them as. */
    public static final String REMARK = "record that cannot be read, skipped";

    private final DataSet set;
    private final List<BadRecord> skipped;
    private final List<RecordInfo> records;

    /**
     * The set without these; the set itself where there are none.
     *
     * @param skipped records of the set
     */
    public static DataSet without(DataSet set, List<BadRecord> skipped) {
        return skipped.isEmpty() ? set : new SkippedRecords(set, skipped);
    }

    private SkippedRecords(DataSet set, List<BadRecord> skipped) {
        this.set = set;
        this.skipped = List.copyOf(skipped);
        Set<String> ids = skipped.stream().map(BadRecord::id).collect(Collectors.toSet());
        this.records =
                set.records().stream().filter(info -> !ids.contains(info.id())).toList();
    }

    /** What is left out and why, in the order of the set. */
    public List<BadRecord> skipped() {
        return skipped;
    }

    @Override
    public Task task() {
        return set.task();
    }

    @Override
    public InputSpec input() {
        return set.input();
    }

    @Override
    public List<RecordInfo> records() {
        return records;
    }

    @Override
    public Example read(RecordInfo info) {
        return set.read(info);
    }

    @Override
    public void check(RecordInfo info) {
        set.check(info);
    }

    @Override
    public List<String> recordedChannels() {
        return set.recordedChannels();
    }

    @Override
    public OptionalDouble recordedRate(RecordInfo info) {
        return set.recordedRate(info);
    }

    @Override
    public String fingerprint() {
        Sha256 ids = new Sha256();
        skipped.forEach(one -> ids.text(one.id()));
        return set.fingerprint() + "-without-" + ids.hex().substring(0, 16);
    }

    @Override
    public Preparation preparation() {
        return set.preparation();
    }

    @Override
    public Optional<RawRecord> raw() {
        return set.raw();
    }

    @Override
    public Map<String, Integer> remarks() {
        Map<String, Integer> remarks = new LinkedHashMap<>(set.remarks());
        remarks.put(REMARK, skipped.size());
        return Collections.unmodifiableMap(remarks);
    }

    @Override
    public void close() {
        set.close();
    }
}
