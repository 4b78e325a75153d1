package dev.decant.study.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects attention maps, chunk by chunk. */
final class AttentionChunks {
    /** Averages are kept to seven decimals, so that files stay small and are read back to the same bits. */
    private static final double PLACES = 1e7;

    private final boolean aligned;
    private final List<String> blocks;
    private final List<Integer> samples = new ArrayList<>();
    private final List<List<double[][]>> maps = new ArrayList<>(); // [block][chunk]
    private final List<List<Double>> entropies = new ArrayList<>(); // [block][chunk]
    private final boolean[] causal;

    /** @param aligned whether maps end at each sequence's last step */
    AttentionChunks(boolean aligned, List<String> blocks) {
        this.aligned = aligned;
        this.blocks = blocks;
        this.causal = new boolean[blocks.size()];
        for (int block = 0; block < blocks.size(); block++) {
            maps.add(new ArrayList<>());
            entropies.add(new ArrayList<>());
            causal[block] = true;
        }
    }

    void add(ChunkSeen seen) {
        samples.add(seen.attended());
        for (int block = 0; block < blocks.size(); block++) {
            double[] sum = seen.attention().get(block).map();
            int steps = (int) Math.round(Math.sqrt(sum.length));
            double[][] map = new double[steps][steps];
            for (int query = 0; query < steps; query++) {
                for (int key = 0; key < steps; key++) {
                    double value = sum[query * steps + key];
                    causal[block] &= key <= query || value == 0;
                    map[query][key] = average(value, seen.attended());
                }
            }
            maps.get(block).add(map);
            entropies.get(block).add(average(seen.attention().get(block).entropy(), seen.attended()));
        }
    }

    private static double average(double sum, int count) {
        return count == 0 ? 0 : Math.round(sum / count * PLACES) / PLACES;
    }

    /** Empty if no block attends, or no record is long enough. */
    Optional<Attention> collected() {
        int[] counts = samples.stream().mapToInt(Integer::intValue).toArray();
        boolean any = samples.stream().anyMatch(count -> count > 0);
        if (blocks.isEmpty() || !any) {
            return Optional.empty();
        }
        List<AttentionMap> found = new ArrayList<>();
        boolean all = true;
        for (int block = 0; block < blocks.size(); block++) {
            double[][][] chunks = maps.get(block).toArray(double[][][]::new);
            double[] ofChunks = entropies.get(block).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            found.add(new AttentionMap(blocks.get(block), counts, chunks, ofChunks, causal[block]));
            all &= causal[block];
        }
        return Optional.of(new Attention(maps.get(0).get(0).length, all, aligned, found));
    }
}
