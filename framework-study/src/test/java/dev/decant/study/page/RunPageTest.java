package dev.decant.study.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.task.Task;
import dev.decant.study.comparison.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPageTest {
    @Test
    void oneRunIsToldInWordsWithChanceAndItsTeacher(@TempDir Path folder) throws Exception {
        ToyRuns runs = new ToyRuns(folder, new Task.MultiClass(List.of("N", "AF", "O")), 60, 1, "A");
        Path file = folder.resolve("report.html");

        RunPage.write(file, new Findings(runs.comparison("bbm"), Map.of(), runs.analyses(), runs.examples()));

        assertThat(Files.readString(file))
                .contains("<h1>bbm, seed 1</h1>")
                .contains("60 test records of 60 patients, 1 seed (1)")
                .contains("bbm reaches F1 0.")
                .contains("; chance is at 0.")
                .contains("The teacher against bbm: +0.")
                .contains("A0: ");
    }
}
