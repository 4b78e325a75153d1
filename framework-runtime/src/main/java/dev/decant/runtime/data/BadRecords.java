package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.RecordInfo;
import dev.decant.io.text.Counted;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The records of a set that cannot be read.
 *
 * @param found in the order of the set
 * @param of how many records
 */
public record BadRecords(List<BadRecord> found, int of) {
    /** How many a message names. */
    private static final int NAMED = 10;

    public BadRecords {
        found = List.copyOf(found);
    }

    /**
     * Those of a set.
     *
     * @param problems what is wrong, by position in the set, ascending
     */
    static BadRecords of(Map<Integer, String> problems, List<RecordInfo> records) {
        return new BadRecords(
                problems.entrySet().stream()
                        .map(problem ->
                                new BadRecord(records.get(problem.getKey()).id(), problem.getValue()))
                        .toList(),
                records.size());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether no record is left. */
    public boolean isAll() {
        return found.size() == of;
    }

    /** How many there are, and what is wrong with the first ten. */
    public String sentence() {
        return found.size() + " of " + new Counted(of, "record") + " cannot be read: "
                + found.stream().limit(NAMED).map(BadRecord::toString).collect(Collectors.joining("; "))
                + (found.size() > NAMED ? "; ..." : "");
    }

    /** The refusal of the set. */
    public DataException refusal() {
        return new DataException(sentence());
    }
}
