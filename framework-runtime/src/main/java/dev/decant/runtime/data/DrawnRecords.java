package dev.decant.runtime.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Records and steps drawn at random for an analysis. A draw depends on a fixed seed and the record's identifier only, so
 * that every run draws the same, whatever its own seed.
 */
public final class DrawnRecords {
    private static final long SEED = 20230804;

    private final RecordCache cache;

    public DrawnRecords(RecordCache cache) {
        this.cache = cache;
    }

    /**
     * Some records in random order.
     *
     * @param count how many at most
     */
    public int[] some(int[] records, int count) {
        return IntStream.of(records)
                .boxed()
                .sorted(Comparator.comparingLong((Integer record) ->
                                Seeds.ofRecord(SEED, 0, id(record)).nextLong())
                        .thenComparing(this::id))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Consecutive parts whose sizes differ by at most one.
     *
     * @param size how many records a part has at least; fewer only where there are fewer
     */
    public static List<int[]> parts(int[] records, int size) {
        int parts = Math.max(1, records.length / size);
        return IntStream.range(0, parts)
                .mapToObj(part -> Arrays.copyOfRange(records, (int) ((long) records.length * part / parts), (int)
                        ((long) records.length * (part + 1) / parts)))
                .toList();
    }

    /**
     * Steps of one record, with replacement.
     *
     * @param steps how many the record has
     */
    public int[] steps(int record, int steps, int draws) {
        return Seeds.ofRecord(SEED, 1, id(record)).ints(draws, 0, steps).toArray();
    }

    private String id(int record) {
        return cache.info(record).id();
    }
}
