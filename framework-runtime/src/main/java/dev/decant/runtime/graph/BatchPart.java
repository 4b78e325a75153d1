package dev.decant.runtime.graph;

import dev.decant.runtime.data.Batch;
import java.util.ArrayList;
import java.util.List;

/** The records {@code from} (inclusive) to {@code to} (exclusive) of a batch, and their share of it. */
record BatchPart(int from, int to, double share) {
    static BatchPart whole(Batch batch) {
        return new BatchPart(0, batch.size(), 1);
    }

    /** Parts whose sizes differ by one at most; no more of them than there are records. */
    static List<BatchPart> of(Batch batch, int accumulate) {
        int parts = Math.min(accumulate, batch.size());
        List<BatchPart> cut = new ArrayList<>();
        for (int index = 0; index < parts; index++) {
            int from = (int) ((long) batch.size() * index / parts);
            int to = (int) ((long) batch.size() * (index + 1) / parts);
            cut.add(new BatchPart(from, to, (double) (to - from) / batch.size()));
        }
        return cut;
    }
}
