package dev.decant.runtime.data;

import dev.decant.api.network.InputSpec;
import dev.decant.api.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows in which records are judged: one for each record, or, for a per-step task, one for each of its steps, which
 * follow each other in the order of time.
 */
public final class JudgedRows {
    /** Up to this length a batch is full; of sequences k times as long it holds 1/k² as many, so that attention fits. */
    private static final int FULL_BATCH_STEPS = 64;

    private final RecordCache cache;
    private final boolean perStep;
    private final int[] records;
    /** The first row of each record, and their number at the end. */
    private final int[] starts;

    /** @param records indices, in the order of the rows */
    public JudgedRows(RecordCache cache, Task task, int[] records) {
        this.cache = cache;
        this.perStep = task instanceof Task.PerStepBinary;
        this.records = records.clone();
        this.starts = new int[records.length + 1];
        for (int i = 0; i < records.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], perStep ? cache.steps(records[i]) : 1);
        }
    }

    /** The number of rows. */
    public int count() {
        return starts[records.length];
    }

    /** The identifier of each row's record. */
    public List<String> ids() {
        return repeated(record -> cache.info(record).id());
    }

    /** The group of each row's record; the record where none is known. */
    public List<String> groups() {
        return repeated(record -> cache.info(record).splitKey());
    }

    private List<String> repeated(IntFunction<String> name) {
        List<String> names = new ArrayList<>(count());
        for (int i = 0; i < records.length; i++) {
            String own = name.apply(records[i]);
            for (int row = starts[i]; row < starts[i + 1]; row++) {
                names.add(own);
            }
        }
        return names;
    }

    /** The truth that is trained, [row][class]. */
    public boolean[][] truth() {
        return truth(cache::target);
    }

    /** The truth as the field published it, [row][class]. */
    public boolean[][] published() {
        return truth(cache::published);
    }

    private boolean[][] truth(IntFunction<float[]> targets) {
        boolean[][] truth = new boolean[count()][];
        for (int i = 0; i < records.length; i++) {
            float[] target = targets.apply(records[i]);
            for (int row = starts[i]; row < starts[i + 1]; row++) {
                truth[row] = perStep ? new boolean[] {target[row - starts[i]] > .5f} : positives(target);
            }
        }
        return truth;
    }

    private static boolean[] positives(float[] target) {
        boolean[] positives = new boolean[target.length];
        IntStream.range(0, target.length).forEach(c -> positives[c] = target[c] > .5f);
        return positives;
    }

    /**
     * Predicts every record once, without variation, and whole where lengths vary. Records of like length are predicted
     * together, so that little of a batch is padding.
     *
     * @param assembler over the same cache
     * @param batchSize records in one batch
     * @param network probabilities [record][class], or [record][padded step] for a per-step task
     * @return [row][class]
     */
    public float[][] predict(
            BatchAssembler assembler, InputSpec input, int batchSize, Function<Batch, float[][]> network) {
        int[] order = order(input.masked());
        float[][] rows = new float[count()][];
        try (BatchStream stream = stream(assembler, input, batchSize, order)) {
            int done = 0;
            while (stream.hasNext()) {
                for (float[] predicted : network.apply(stream.next())) {
                    int i = order[done++];
                    for (int row = starts[i]; row < starts[i + 1]; row++) {
                        rows[row] = perStep ? new float[] {predicted[row - starts[i]]} : predicted;
                    }
                }
            }
        }
        return rows;
    }

    /** Hands over every record once, in batches as {@link #predict} makes them. */
    public void each(BatchAssembler assembler, InputSpec input, int batchSize, Consumer<Batch> consumer) {
        try (BatchStream stream = stream(assembler, input, batchSize, order(input.masked()))) {
            while (stream.hasNext()) {
                consumer.accept(stream.next());
            }
        }
    }

    private BatchStream stream(BatchAssembler assembler, InputSpec input, int batchSize, int[] order) {
        int[] ordered = Arrays.stream(order).map(i -> records[i]).toArray();
        return input.masked()
                ? BatchStream.of(assembler, byLength(ordered, batchSize), new Sampling.Centred())
                : BatchStream.evaluation(assembler, ordered, batchSize);
    }

    /** Consecutive batches of records in ascending order of length, [batch][record]. */
    private int[][] byLength(int[] ordered, int batchSize) {
        List<int[]> batches = new ArrayList<>();
        int from = 0;
        while (from < ordered.length) {
            int to = from + 1;
            while (to < ordered.length && to - from < most(cache.steps(ordered[to]), batchSize)) {
                to++;
            }
            batches.add(Arrays.copyOfRange(ordered, from, to));
            from = to;
        }
        return batches.toArray(int[][]::new);
    }

    /** How many sequences of a length a batch may hold, at least 1. */
    private static long most(int steps, int batchSize) {
        long full = (long) FULL_BATCH_STEPS * FULL_BATCH_STEPS;
        return steps <= FULL_BATCH_STEPS ? batchSize : Math.max(1, batchSize * full / ((long) steps * steps));
    }

    /** Positions in {@link #records}, in the order in which they are predicted. */
    private int[] order(boolean byLength) {
        IntStream positions = IntStream.range(0, records.length);
        return byLength
                ? positions
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> cache.steps(records[i])))
                        .mapToInt(Integer::intValue)
                        .toArray()
                : positions.toArray();
    }
}
