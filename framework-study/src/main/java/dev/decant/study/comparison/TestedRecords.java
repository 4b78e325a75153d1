package dev.decant.study.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Refuses to compare runs that were not tested on the same records. */
final class TestedRecords {
    private TestedRecords() {}

    /** @throws IllegalArgumentException that names two runs whose records, patients or labels differ */
    static void requireSame(List<MethodResult> methods) {
        Optional<SeedResult> first = Optional.empty();
        for (MethodResult method : methods) {
            for (SeedResult run : method.finished()) {
                if (first.isEmpty()) {
                    first = Optional.of(run);
                }
                OptionalInt row = firstDifference(first.get(), run);
                if (row.isPresent()) {
                    throw new IllegalArgumentException("runs " + first.get().run() + " and " + run.run()
                            + " (" + method.name() + ", seed " + run.seed()
                            + ") were not tested on the same records: they differ from row " + row.getAsInt() + " on");
                }
            }
        }
    }

    private static OptionalInt firstDifference(SeedResult one, SeedResult other) {
        int rows = Math.min(one.groups().size(), other.groups().size());
        for (int i = 0; i < rows; i++) {
            if (!one.predictions().ids().get(i).equals(other.predictions().ids().get(i))
                    || !one.groups().get(i).equals(other.groups().get(i))
                    || !Arrays.equals(
                            one.predictions().truth()[i], other.predictions().truth()[i])
                    || !Arrays.equals(
                            one.predictions().published()[i],
                            other.predictions().published()[i])) {
                return OptionalInt.of(i);
            }
        }
        return one.groups().size() == other.groups().size() ? OptionalInt.empty() : OptionalInt.of(rows);
    }
}
