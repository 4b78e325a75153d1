package dev.decant.study.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.RunProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LocalProcessesTest {
    @TempDir
    Path folder;

    @Test
    void oneProcessTakesOneAssignmentAfterTheOtherAndKeepsTheirLogsApart() throws Exception {
        try (LocalProcesses pool = pool()) {
            List<String> one = run(pool, "work without the end of a line", "one.txt", 0);
            List<String> two = run(pool, "work", "two.txt", 0);
            assertThat(two).hasSize(1).isEqualTo(one);
            assertThat(folder.resolve("one.txt")).hasContent("worked on\n");
            assertThat(folder.resolve("two.txt")).hasContent("worked\n");
        }
    }

    @Test
    void afterAFailureAnotherProcessIsStarted() throws Exception {
        try (LocalProcesses pool = pool()) {
            List<String> one = run(pool, "work", "one.txt", 0);
            assertThat(run(pool, "fail", "one.txt", 3)).isEqualTo(one);
            assertThat(run(pool, "work", "one.txt", 0)).hasSize(1).doesNotContainAnyElementsOf(one);
        }
    }

    /** Whether the pool sees its end before it gives it the assignment or not. */
    @Test
    void aProcessThatWasKilledWhileItWaitedFailsNoAssignment() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (LocalProcesses pool = pool()) {
                ProcessHandle waiting = process(run(pool, "work", "one.txt", 0));
                waiting.destroyForcibly();
                assertThat(process(run(pool, "work", "one.txt", 0))).isNotEqualTo(waiting);
            }
        }
    }

    @Test
    void aProcessWhoseErrorsNeverComeToAnEndHoldsNobodyUp() throws Exception {
        try (LocalProcesses pool = pool()) {
            List<String> one = run(pool, "work without a word", "one.txt", 0);
            assertThat(run(pool, "work", "two.txt", 0)).hasSize(1).doesNotContainAnyElementsOf(one);
            assertThat(folder.resolve("two.txt")).hasContent("worked\n");
        }
    }

    @Test
    void aLogThatCannotBeWrittenLeavesTheNextOneAsItIs() throws Exception {
        try (LocalProcesses pool = pool()) {
            List<String> one = run(pool, "work", "no-such-folder/one.txt", 0);
            assertThat(run(pool, "work without the end of a line", "two.txt", 0))
                    .isEqualTo(one);
            assertThat(folder.resolve("two.txt")).hasContent("worked on\n");
        }
    }

    @Test
    void whatWaitsEndsWithThePool() throws Exception {
        ProcessHandle waiting;
        try (LocalProcesses pool = pool()) {
            waiting = process(run(pool, "work", "one.txt", 0));
        }
        waiting.onExit().get();
    }

    private List<String> run(LocalProcesses pool, String work, String log, int code) throws Exception {
        List<String> lines = new ArrayList<>();
        Ending ending = pool.run(new Assignment(work, work, folder.resolve(log)), new Lines(lines));
        assertThat(ending).isEqualTo(new Ending.Exited(code));
        return lines;
    }

    private static ProcessHandle process(List<String> said) {
        return ProcessHandle.of(Long.parseLong(said.get(0).substring("pid ".length())))
                .orElseThrow();
    }

    private LocalProcesses pool() {
        RunProgram program = new RunProgram(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .toList(),
                StayingProcess.class.getName(),
                Map.of(),
                folder.toAbsolutePath(),
                Optional.empty(),
                OptionalInt.of(1),
                64);
        return new LocalProcesses(1, program);
    }

    private record Lines(List<String> lines) implements ProcessOutput {
        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public void notice(String text) {
            lines.add(text);
        }
    }
}
