package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.io.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which records of a set could not be read when its cache was built, a line each, beside the cache: so that it is not built
 * in vain each time. It is a hint and no more, for what it names is tried again.
 */
record SkipList(Path file, DataSet set) {
    static SkipList of(Path directory, DataSet set) {
        return new SkipList(directory.resolve(CacheFile.key(set.fingerprint()) + ".skipped"), set);
    }

    /** The records of the list that still cannot be read, in the order of the set. */
    List<BadRecord> stillBad() {
        Set<String> listed = listed();
        List<BadRecord> bad = new ArrayList<>();
        for (RecordInfo info : set.records()) {
            if (listed.contains(info.id())) {
                try {
                    new RecordForm(set).require(info, set.read(info));
                } catch (DataException e) {
                    bad.add(new BadRecord(info.id(), String.valueOf(e.getMessage())));
                }
            }
        }
        return bad;
    }

    private Set<String> listed() {
        try {
            return Files.isRegularFile(file)
                    ? new HashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                    : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** These and those that are still bad, in the order of the set. */
    List<BadRecord> with(List<BadRecord> found) {
        List<BadRecord> all = new ArrayList<>(stillBad());
        all.addAll(found);
        var byId = all.stream().collect(Collectors.toMap(BadRecord::id, Function.identity(), (one, other) -> other));
        return set.records().stream()
                .map(RecordInfo::id)
                .filter(byId::containsKey)
                .map(id -> byId.getOrDefault(id, new BadRecord(id, "")))
                .toList();
    }

    void write(List<BadRecord> bad) {
        String lines = bad.stream().map(BadRecord::id).collect(Collectors.joining("\n"));
        try {
            AtomicFile.writeText(file, lines + "\n");
        } catch (IOException e) {
            throw new DataException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
