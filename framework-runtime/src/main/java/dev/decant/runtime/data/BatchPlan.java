package dev.decant.runtime.data;

import dev.decant.io.file.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * The order of one epoch: which records make which batch. It depends on the training records, the batch size, the run's
 * seed and the epoch, and on nothing else.
 *
 * <p>All batches are full but perhaps the last: what remains becomes a smaller batch if it is at least half a batch, and
 * waits for another epoch otherwise (the shuffle leaves other records over each time), since the statistics and the
 * gradient of a few records are noise. Fewer records than one batch make one batch.
 *
 * <p>Where lengths vary, the shuffled records are sorted by length within pools of {@value #POOL} batches, and the batches
 * are shuffled again: little of a batch is padding, and who shares one with whom still changes from epoch to epoch.
 */
public final class BatchPlan {
    /** How many batches' records are sorted by length together. */
    public static final int POOL = 32;

    private final int epoch;
    private final int[][] batches;

    private BatchPlan(int epoch, int[][] batches) {
        this.epoch = epoch;
        this.batches = batches;
    }

    /**
     * Plans one epoch.
     *
     * @param training the records to train on
     * @param batchSize records in one update; at least 1
     * @param epoch counted from 0
     */
    public static BatchPlan of(PlannedRecords training, int batchSize, long seed, int epoch) {
        if (training.records().length == 0 || batchSize < 1 || epoch < 0) {
            throw new IllegalArgumentException("no plan for " + training.records().length + " records, batch size "
                    + batchSize + ", epoch " + epoch);
        }
        int[] shuffled = training.records().clone();
        SplittableRandom random = Seeds.random(seed, "order", epoch);
        for (int i = shuffled.length - 1; i > 0; i--) { // Fisher and Yates
            int j = random.nextInt(i + 1);
            int moved = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = moved;
        }
        int[] order = Arrays.copyOf(shuffled, used(shuffled.length, batchSize));
        if (training.steps().isEmpty()) {
            return new BatchPlan(epoch, cut(order, batchSize));
        }
        sortPools(order, batchSize, training.steps().get());
        int[][] batches = cut(order, batchSize);
        for (int i = batches.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int[] moved = batches[i];
            batches[i] = batches[j];
            batches[j] = moved;
        }
        return new BatchPlan(epoch, batches);
    }

    /** How many records the epoch uses. */
    private static int used(int records, int batchSize) {
        int rest = records % batchSize;
        boolean keepRest = records < batchSize || 2L * rest >= batchSize;
        return keepRest ? records : records - rest;
    }

    private static void sortPools(int[] order, int batchSize, IntUnaryOperator steps) {
        int pool = (int) Math.min(Integer.MAX_VALUE, (long) POOL * batchSize);
        for (int from = 0; from < order.length; from += pool) {
            int to = (int) Math.min(order.length, (long) from + pool);
            int[] sorted = Arrays.stream(order, from, to)
                    .boxed()
                    .sorted(Comparator.comparingInt(steps::applyAsInt))
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, order, from, sorted.length);
        }
    }

    private static int[][] cut(int[] order, int batchSize) {
        int[][] batches = new int[(order.length + batchSize - 1) / batchSize][];
        for (int b = 0; b < batches.length; b++) {
            int from = b * batchSize;
            batches[b] = Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length));
        }
        return batches;
    }

    /** The epoch that this is the plan of, counted from 0. */
    public int epoch() {
        return epoch;
    }

    /** Indices of records, [batch][record]; not to be changed. */
    public int[][] batches() {
        return batches;
    }

    /** SHA-256 in hexadecimal digits of this epoch's batches, by the identifiers of the records. */
    public String digest(IntFunction<String> id) {
        Sha256 sha = new Sha256().number(batches.length);
        for (int[] batch : batches) {
            sha.number(batch.length);
            for (int record : batch) {
                sha.text(id.apply(record));
            }
        }
        return sha.hex();
    }

    /**
     * Digests of the plan's beginnings: element e stands for epochs 0 to e, each hashed onto the one before. Two runs
     * train on the same batches in the same order for their common epochs exactly if they agree in the last common
     * element.
     *
     * @param id the identifier of a record, by index
     */
    public static List<String> digests(
            IntFunction<String> id, PlannedRecords training, int batchSize, long seed, int epochs) {
        List<String> digests = new ArrayList<>(epochs);
        String previous = "";
        for (int epoch = 0; epoch < epochs; epoch++) {
            String own = of(training, batchSize, seed, epoch).digest(id);
            previous = new Sha256().text(previous).text(own).hex();
            digests.add(previous);
        }
        return List.copyOf(digests);
    }
}
