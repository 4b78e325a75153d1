package dev.decant.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * The order of one epoch: which records make which batch. It depends on the training records, the batch size, the run's
 * seed and the epoch, and on nothing else.
 *
 * <p>All batches are full but perhaps the last: what remains becomes a smaller batch if it is at least half a batch, and
 * waits for another epoch otherwise (the shuffle leaves other records over each time), since the statistics and the
 * gradient of a few records are noise. Fewer records than one batch make one batch.
 */
public final class BatchPlan {
    private final int epoch;
    private final int[][] batches;

    private BatchPlan(int epoch, int[][] batches) {
        this.epoch = epoch;
        this.batches = batches;
    }

    /**
     * Plans one epoch.
     *
     * @param training indices of the records to train on; at least one
     * @param batchSize records in one update; at least 1
     * @param epoch counted from 0
     */
    public static BatchPlan of(int[] training, int batchSize, long seed, int epoch) {
        if (training.length == 0 || batchSize < 1 || epoch < 0) {
            throw new IllegalArgumentException(
                    "no plan for " + training.length + " records, batch size " + batchSize + ", epoch " + epoch);
        }
        int[] order = training.clone();
        SplittableRandom random = Seeds.random(seed, "order", epoch);
        for (int i = order.length - 1; i > 0; i--) { // Fisher and Yates
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return new BatchPlan(epoch, cut(order, batchSize));
    }

    private static int[][] cut(int[] order, int batchSize) {
        int full = order.length / batchSize;
        int rest = order.length % batchSize;
        boolean keepRest = full == 0 || (rest > 0 && 2L * rest >= batchSize);
        int[][] batches = new int[full + (keepRest ? 1 : 0)][];
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
    public static List<String> digests(IntFunction<String> id, int[] training, int batchSize, long seed, int epochs) {
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
