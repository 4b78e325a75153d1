package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What TensorFlow's own library says on standard error of a process that is started as the launchers start it. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class NativeLinesTest {
    /** {@code I0000 00:00:... file.cc:401] ...}, {@code 2026-11-28 ...: I tensorflow/...}, and what precedes the first. */
    private static final Pattern NATIVE =
            Pattern.compile("[IWEF]\\d{4} [\\d:.]+ .*|\\d{4}-\\d\\d-\\d\\d [\\d:.]+: [IWEF] .*"
                    + "|WARNING: All log messages before .*");

    @TempDir
    Path folder;

    /** They go where the process that trains a run writes: into the run's log. */
    @Test
    void processesSideBySideShowNone() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1);
        assertThat(nativeLines("2", "compare", file.toString(), "--jobs", "2")).isEmpty();
    }

    /** The library has no switch for these two; see docs/guide.md. */
    @Test
    void oneProcessShowsNoneButTwoThatNothingSilences() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1);
        assertThat(nativeLines("2", "train", file.toString()))
                .allMatch(line -> line.startsWith("WARNING: All log messages before absl::InitializeLog()")
                        || line.endsWith("MLIR V1 optimization pass is not enabled"));
    }

    @Test
    void allComeBackWhereTheUserSaysSo() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 1);
        assertThat(nativeLines("0", "train", file.toString())).anyMatch(line -> line.contains("cpu_feature_guard"));
    }

    private List<String> nativeLines(String level, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.decant.cli.Decant"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-D", "runs=" + folder.resolve("runs")));
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(err);
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", level);
        int code = builder.start().waitFor();
        List<String> lines = Files.readAllLines(err.toPath());
        assertThat(code).as(String.join("\n", lines)).isZero();
        return lines.stream().filter(line -> NATIVE.matcher(line).matches()).toList();
    }
}
