package dev.decant.plugin.ecg.cinc2021;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Workspace;
import dev.decant.plugin.ecg.RealRecordings;
import dev.decant.plugin.ecg.dataset.Unscored;
import dev.decant.plugin.ecg.signal.Normalise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source on the real recordings. Skipped where they are not there. */
class RealCinc2021Test {
    /** Counted from the headers by another program, with the Challenge's table of scored diagnoses. */
    private static final Map<String, Integer> RECORDS_OF_CLASS = Map.ofEntries(
            Map.entry("AF", 9),
            Map.entry("AFL", 10),
            Map.entry("Brady", 3),
            Map.entry("IAVB", 7),
            Map.entry("IRBBB", 3),
            Map.entry("LAD", 5),
            Map.entry("LAnFB", 5),
            Map.entry("LPR", 1),
            Map.entry("LQRSV", 2),
            Map.entry("LQT", 5),
            Map.entry("NSIVCB", 11),
            Map.entry("NSR", 48),
            Map.entry("PAC", 24),
            Map.entry("PR", 2),
            Map.entry("PRWP", 1),
            Map.entry("PVC", 11),
            Map.entry("QAb", 5),
            Map.entry("RAD", 3),
            Map.entry("RBBB", 11),
            Map.entry("SA", 7),
            Map.entry("SB", 34),
            Map.entry("STach", 31),
            Map.entry("TAb", 18),
            Map.entry("TInv", 8));

    @TempDir
    private Path workspace;

    private DataSet open(Unscored unscored, Duration longest, String... leads) {
        return new Cinc2021Source()
                .open(
                        new Cinc2021Config(
                                List.of(RealRecordings.folderOrSkip("cinc2021")),
                                Optional.empty(),
                                unscored,
                                List.of(leads),
                                200,
                                Duration.ofSeconds(10),
                                longest,
                                Optional.empty(),
                                Normalise.Z_SCORE),
                        new Workspace(workspace));
    }

    @Test
    void readsEveryRecordWithItsClasses() {
        long start = System.nanoTime();
        try (DataSet set = open(Unscored.KEEP, Duration.ofMinutes(5), "12")) {
            long opened = System.nanoTime();
            Map<String, Integer> counts = new LinkedHashMap<>();
            int tenSeconds = 0;
            int longest = 0;
            for (RecordInfo info : set.records()) {
                Example example = set.read(info);
                for (int i = 0; i < example.target().length; i++) {
                    if (example.target()[i] == 1) {
                        counts.merge(set.task().classes().get(i), 1, Integer::sum);
                    }
                }
                tenSeconds += example.sequence().steps() == 2000 ? 1 : 0;
                longest = Math.max(longest, example.sequence().steps());
                for (float value : example.sequence().values()) {
                    assertThat(Math.abs(value)).isLessThan(33);
                }
            }
            System.out.printf(
                    "cinc2021: open %.2f s, 180 records to 200 Hz %.2f s, remarks %s%n",
                    (opened - start) / 1e9, (System.nanoTime() - opened) / 1e9, set.remarks());
            assertThat(set.records()).hasSize(180);
            assertThat(counts).containsExactlyInAnyOrderEntriesOf(RECORDS_OF_CLASS);
            // 158 of 5,000 samples at 500 Hz; five of 115,200 at 1000 Hz are the longest.
            assertThat(tenSeconds).isEqualTo(158);
            assertThat(longest).isEqualTo(23_040);
            assertThat(set.remarks())
                    .containsOnly(
                            Map.entry("diagnosis that the Challenge does not score, ignored", 113),
                            Map.entry("diagnosis that stands twice in one record, counted once", 1),
                            Map.entry("record without a scored diagnosis, kept without any class", 16));
        }
    }

    @Test
    void dropsWhatSaysNothingAndCutsWhatIsLong() {
        try (DataSet set = open(Unscored.DROP, Duration.ofSeconds(30), "3")) {
            System.out.println("cinc2021, 30 s of 3 leads: remarks " + set.remarks());
            assertThat(set.records()).hasSize(164);
            assertThat(set.input().channels()).containsExactly("I", "II", "V2");
            assertThat(set.records().stream()
                            .mapToInt(info -> set.read(info).sequence().steps())
                            .max())
                    .hasValue(6000);
        }
    }

    /** The limb leads were computed by the devices: from I and II come the same, to a few steps of a converter. */
    @Test
    void derivesWhatTheDevicesRecorded() {
        try (DataSet recorded = open(Unscored.KEEP, Duration.ofSeconds(30), "6")) {
            int close = 0;
            for (RecordInfo info : recorded.records()) {
                Example example = recorded.read(info);
                float[] values = example.sequence().values();
                double worst = 0;
                for (int i = 0; i < values.length; i += 6) {
                    float one = values[i];
                    float two = values[i + 1];
                    worst = Math.max(worst, Math.abs(values[i + 2] - (two - one)));
                    worst = Math.max(worst, Math.abs(values[i + 3] + (one + two) / 2));
                    worst = Math.max(worst, Math.abs(values[i + 4] - (one - two / 2)));
                    worst = Math.max(worst, Math.abs(values[i + 5] - (two - one / 2)));
                }
                close += worst < .02 ? 1 : 0;
            }
            System.out.println("cinc2021: in " + close + " of 180 records the limb leads follow from I and II");
            assertThat(close).isGreaterThan(150);
        }
    }
}
