package dev.decant.plugin.ecg.ludb;

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
class RealLudbTest {
    @TempDir
    private Path workspace;

    @Test
    void readsEveryRecordAndKnowsEveryPhrase() {
        LudbConfig config = new LudbConfig(
                List.of(RealRecordings.folderOrSkip("ludb")),
                Optional.empty(),
                Optional.empty(),
                Unscored.DROP,
                List.of("12"),
                200,
                Duration.ofSeconds(10),
                Optional.empty(),
                Normalise.Z_SCORE);
        try (DataSet set = new LudbSource().open(config, new Workspace(workspace))) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (RecordInfo info : set.records()) {
                Example example = set.read(info);
                assertThat(example.sequence().steps()).isEqualTo(2000);
                assertThat(example.sequence().channels()).isEqualTo(12);
                for (int i = 0; i < example.target().length; i++) {
                    counts.merge(set.task().classes().get(i), (int) example.target()[i], Integer::sum);
                }
            }
            System.out.println(
                    "ludb: " + set.records().size() + " records, classes " + counts + ", remarks " + set.remarks());
            assertThat(set.remarks().keySet()).noneMatch(remark -> remark.contains("not in the mapping"));
            assertThat(set.task().classes())
                    .containsExactly(
                            "AF", "AFL", "LBBB", "RBBB", "IAVB", "IRBBB", "LAD", "LAnFB", "NSIVCB", "NSR", "PAC", "PR",
                            "PVC", "RAD", "SA", "SB", "STach");
            // Counted in the headers with grep; irregular sinus rhythm (2) is sinus arrhythmia (6).
            assertThat(counts)
                    .containsEntry("NSR", 82)
                    .containsEntry("SB", 18)
                    .containsEntry("SA", 8)
                    .containsEntry("STach", 2)
                    .containsEntry("AF", 9)
                    .containsEntry("AFL", 1)
                    .containsEntry("LAD", 38)
                    .containsEntry("RAD", 1)
                    .containsEntry("IAVB", 7)
                    .containsEntry("IRBBB", 17)
                    .containsEntry("RBBB", 3)
                    .containsEntry("LBBB", 3)
                    .containsEntry("LAnFB", 12)
                    .containsEntry("NSIVCB", 1);
        }
    }
}
