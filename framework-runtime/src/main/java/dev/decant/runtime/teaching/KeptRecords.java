package dev.decant.runtime.teaching;

import dev.decant.runtime.data.RecordCache;
import dev.decant.runtime.graph.TeacherOutput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The training records, of which a frozen network's outputs are kept, in order. */
public final class KeptRecords {
    private final RecordCache cache;
    private final int[] records;
    private final Map<Integer, Integer> positions = new HashMap<>();

    /** @param records indices in the cache */
    public KeptRecords(RecordCache cache, int[] records) {
        this.cache = cache;
        this.records = records.clone();
        for (int position = 0; position < records.length; position++) {
            positions.put(records[position], position);
        }
    }

    int count() {
        return records.length;
    }

    /** Where a record stands among them. */
    int position(int record) {
        return Objects.requireNonNull(positions.get(record), "a record that is not trained on");
    }

    /** Some of them from the first on, in order. */
    int[] first(int count) {
        return Arrays.copyOf(records, Math.min(count, records.length));
    }

    int[] all() {
        return records.clone();
    }

    /** Their identifiers, in order, as one text. */
    String identity() {
        return Arrays.stream(records)
                .mapToObj(record -> cache.info(record).id())
                .collect(Collectors.joining("\n"));
    }

    /** Whether each is as long as the input, so that nothing is cut off or added by chance. */
    public boolean allOf(int steps) {
        for (int record : records) {
            if (cache.steps(record) != steps) {
                return false;
            }
        }
        return true;
    }

    /** What an output takes for each record: only its real steps. */
    RecordRows rows(TeacherOutput output) {
        return RecordRows.of(
                records.length, position -> output.width() * (output.bySteps() ? cache.steps(records[position]) : 1));
    }
}
