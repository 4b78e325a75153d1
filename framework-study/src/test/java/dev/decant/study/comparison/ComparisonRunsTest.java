package dev.decant.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.data.DataException;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonRunsTest {
    @Test
    void ofTwoTeachersOfOneSeedNoneIsTakenSilently() {
        List<FinishedRun> runs = List.of(run("a/teacher-s1-1", "teacher"), run("b/teacher-s1-2", "teacher"));
        assertThatThrownBy(() -> ComparisonRuns.of(runs))
                .isInstanceOf(DataException.class)
                .hasMessage("the runs a/teacher-s1-1 and b/teacher-s1-2 are both teacher with seed 1;"
                        + " expected one of them");
    }

    @Test
    void twoRunsOfOneMethodAndSeedAreNamed() {
        List<FinishedRun> runs = List.of(run("a/bbm-s1-1", "bbm"), run("a/bbm-s1-2", "bbm"));
        assertThatThrownBy(() -> ComparisonRuns.of(runs))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a/bbm-s1-1 and a/bbm-s1-2 are both bbm with seed 1");
    }

    @Test
    void oneTeacherMayLieInTwoPlaces() {
        ComparisonRuns runs = ComparisonRuns.of(List.of(
                run("a/teacher-s1-1", "teacher"), run("a/plain-s1-3", "plain"), run("b/teacher-s1-1", "teacher")));
        assertThat(runs.teachers()).hasSize(1);
        assertThat(runs.contenders().get("plain")).hasSize(1);
    }

    private static FinishedRun run(String path, String label) {
        Task task = new Task.MultiClass(List.of("a", "b"));
        Predictions none = new Predictions(task, List.of(), new float[0][], new boolean[0][], new boolean[0][]);
        return new FinishedRun(
                Path.of(path).getFileName().toString(),
                new RunFolder(Path.of(path)),
                label,
                1,
                new float[] {.5f, .5f},
                1,
                1,
                none,
                List.of(),
                List.of(),
                new RunCost(0, 0, 0, 0, 1, 0));
    }
}
