package dev.decant.plugin.ecg.cinc2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.RealRecordings;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source on the real recordings. Skipped where they are not there. */
class RealCinc2017Test {
    @TempDir
    private Path workspace;

    @Test
    void readsEveryRecordAtTheTargetRate() {
        Path folder = RealRecordings.folderOrSkip("cinc2017");
        Cinc2017Config config = new Cinc2017Config(List.of(folder), 100, Duration.ofSeconds(10), Normalise.Z_SCORE);
        long start = System.nanoTime();
        try (DataSet set = new Cinc2017Source().open(config, new Workspace(workspace))) {
            long opened = System.nanoTime();
            String fingerprint = set.fingerprint();
            long fingerprinted = System.nanoTime();
            assertThat(set.records()).hasSize(7000);
            assertThat(set.remarks()).isEmpty();
            assertThat(set.input().steps()).hasValue(1000);
            int[] counts = new int[4];
            long steps = set.records().parallelStream()
                    .mapToLong(info -> {
                        Example example = set.read(info);
                        int label = IntStream.range(0, 4)
                                .filter(i -> example.target()[i] == 1)
                                .findFirst()
                                .orElseThrow();
                        synchronized (counts) {
                            counts[label]++;
                        }
                        for (float value : example.sequence().values()) {
                            if (!(Math.abs(value) < 33)) {
                                throw new AssertionError(info.id() + " holds " + value);
                            }
                        }
                        return example.sequence().steps();
                    })
                    .sum();
            System.out.printf(
                    "%s: open %.2f s, fingerprint %.2f s, 7,000 records to 100 Hz %.2f s, %d steps, classes %s%n",
                    fingerprint,
                    (opened - start) / 1e9,
                    (fingerprinted - opened) / 1e9,
                    (System.nanoTime() - fingerprinted) / 1e9,
                    steps,
                    java.util.Arrays.toString(counts));
        }
    }
}
