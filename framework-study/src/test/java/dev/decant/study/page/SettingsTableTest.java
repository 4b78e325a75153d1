package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.study.comparison.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTableTest {
    @Test
    void aMethodThatIsComparedUnderAnotherNameHasTheSettingsOfItsRuns(@TempDir Path folder) throws IOException {
        Comparison comparison =
                new ToyRuns(folder, new Task.MultiClass(List.of("a", "b")), 20, 1, "r").comparison("plain", "bbm");
        List<RunDetail> runs = RunDetail.of(comparison).stream()
                .map(run -> run.method().equals("bbm") ? labelled(run, "w10") : run)
                .toList();
        for (RunDetail run : runs) {
            Files.writeString(run.folder().config(), """
                    student { type = transformer, depth = 32 }
                    strategy { type = plain }
                    train { epochs = 8 }
                    compare.strategies {
                      bbm { type = bbm, weight = 1 }
                      w10 { type = bbm, weight = 10, student { depth = 64 } }
                    }
                    """);
        }

        String table = SettingsTable.of(comparison, runs).toString();

        assertThat(table)
                .contains("weight = 10")
                .doesNotContain("weight = 1<", "weight = 1,")
                .contains("<th scope=\"row\">network.depth</th>")
                .contains("<td>64</td>");
    }

    private static RunDetail labelled(RunDetail run, String label) {
        return new RunDetail(
                run.method(),
                label,
                run.folder(),
                run.seed(),
                run.bestEpoch(),
                run.log(),
                run.operating(),
                run.calibration(),
                run.configuration(),
                run.origin());
    }
}
