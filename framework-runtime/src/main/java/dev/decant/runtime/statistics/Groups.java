package dev.decant.runtime.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records belong together (to one patient) and are therefore drawn together.
 *
 * @param ofRecord the group of each record, 0 to {@code count} − 1
 * @param count the number of groups
 */
public record Groups(int[] ofRecord, int count) {
    /** Numbers the names in the order of their first appearance. */
    public static Groups of(List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] ofRecord = new int[names.size()];
        for (int i = 0; i < ofRecord.length; i++) {
            int next = numbers.size();
            ofRecord[i] = numbers.computeIfAbsent(names.get(i), name -> next);
        }
        return new Groups(ofRecord, numbers.size());
    }

    /** Each record by itself. */
    public static Groups single(int records) {
        int[] ofRecord = new int[records];
        for (int i = 0; i < records; i++) {
            ofRecord[i] = i;
        }
        return new Groups(ofRecord, records);
    }

    /** The number of records. */
    public int records() {
        return ofRecord.length;
    }
}
