package dev.decant.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Problem;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import dev.decant.study.analysis.RunAnalysis;
import dev.decant.study.comparison.ComparisonRuns;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysesTest {
    @Test
    void aRunThatCannotBeAnalysedIsReportedAndTheOthersGoOn() {
        ComparisonRuns runs = ComparisonRuns.of(List.of(run("plain"), run("deit"), run("bbm")));
        List<String> notices = new ArrayList<>();

        Analyses analyses = Analyses.of(runs, (run, teacher) -> analysed(run), noticesTo(notices));

        assertThat(analyses.done()).extracting(RunAnalysis::label).containsExactly("bbm");
        assertThat(notices)
                .hasSize(2)
                .noneMatch(notice -> notice.contains("\n"))
                .anyMatch(notice -> notice.startsWith("the run runs/plain could not be analysed: ")
                        && notice.contains("student.type"))
                .anyMatch(notice -> notice.endsWith("a file cannot be read or written: runs/deit/analysis"));
        assertThat(analyses.missing()).contains(notices.get(0));
    }

    private static RunAnalysis analysed(FinishedRun run) throws IOException {
        if (run.label().equals("plain")) {
            throw new ConfigurationException(List.of(
                    new Problem("config.conf:1", "student.type", "got no value"),
                    new Problem("config.conf:2", "student.depth", "got no value")));
        }
        if (run.label().equals("deit")) {
            throw new AccessDeniedException("runs/deit/analysis");
        }
        return new RunAnalysis("", run.label(), run.seed(), "test", 9, List.of(), Optional.empty());
    }

    private static CacheProgress noticesTo(List<String> notices) {
        return new CacheProgress() {
            @Override
            public void reading(int records, int total) {}

            @Override
            public void notice(String line) {
                notices.add(line);
            }
        };
    }

    private static FinishedRun run(String label) {
        Task task = new Task.MultiClass(List.of("a", "b"));
        Predictions none = new Predictions(task, List.of(), new float[0][], new boolean[0][], new boolean[0][]);
        return new FinishedRun(
                label,
                new RunFolder(Path.of("runs", label)),
                label,
                1,
                new float[2],
                1,
                1,
                none,
                List.of(),
                List.of(),
                new RunCost(0, 0, 0, 0, 1, 0));
    }
}
