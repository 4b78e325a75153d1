package dev.decant.runtime.data;

import java.nio.file.Path;

/** A process that dies while it builds the cache of {@link #set()}. */
final class KilledBuild {
    private KilledBuild() {}

    static MemoryDataSet set() {
        return MemoryDataSet.ofLengths(50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000);
    }

    public static void main(String[] arguments) {
        MemoryDataSet set = set();
        RecordCache.open(set, Path.of(arguments[0]), 1, new CacheProgress() {
            @Override
            public void reading(int done, int total) {
                if (done == 5) {
                    Runtime.getRuntime().halt(9);
                }
            }

            @Override
            public void notice(String line) {}
        });
    }
}
