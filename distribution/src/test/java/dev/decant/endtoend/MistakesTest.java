package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that do not fit together end in one line that names them, and exit code 2. */
final class MistakesTest {
    @TempDir
    Path folder;

    @Test
    void validateBuildsEveryGraphAndEstimatesMemoryAndTime() throws IOException {
        Outcome outcome = validate();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("96 records")
                .contains("teacher:")
                .contains("bbm:")
                .contains("an epoch")
                .contains("MiB")
                .contains("configuration is valid");
    }

    @Test
    void aPatchThatDoesNotDivideTheLength() throws IOException {
        assertMistake(validate("student.patch=30"), "patch of 30", "200 steps");
    }

    @Test
    void aStudentThatLacksTheReadoutOfAStrategy() throws IOException {
        Outcome outcome = SmallExperiment.run(
                "validate", withConvolutionalStudent().toString(), "-D", "runs=" + folder.resolve("runs"));
        assertMistake(outcome, "deit", "resnet1d", "distillation");
    }

    @Test
    void segmentCountsThatDiffer() throws IOException {
        assertMistake(
                validate("splitter=null", "splitter.type=boundaries", "splitter.teacher=[1]"),
                "teacher's 2 blocks into 2 segments",
                "student's 2 blocks into 1");
    }

    @Test
    void moreSegmentsThanBlocks() throws IOException {
        assertMistake(validate("splitter.segments=3"), "3 segments", "2 blocks");
    }

    @Test
    void batchSizesThatDifferBetweenStrategies() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Outcome outcome = SmallExperiment.run(
                "compare",
                file.toString(),
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "compare.strategies.kd.train.batch-size=8");
        assertMistake(outcome, "compare.strategies.kd.train.batch-size", "8", "16");
    }

    /** Not after a teacher has been trained for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"train", "compare"})
    void whatFitsNoStudentIsRefusedBeforeItsTeacherIsTrained(String command) throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Path runs = folder.resolve("runs");
        Outcome outcome = SmallExperiment.run(command, file.toString(), "-D", "runs=" + runs, "-D", "student.patch=30");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains("patch of 30", "200 steps").doesNotContain("training 1 epoch", "\tat ");
        Path small = runs.resolve("small");
        assertThat(Files.isDirectory(small) ? SmallExperiment.runs(small) : List.of())
                .isEmpty();
    }

    private Path withConvolutionalStudent() throws IOException {
        Path file = new SmallExperiment(folder).write("convolutional", 1);
        String text = java.nio.file.Files.readString(file)
                .replaceAll("student \\{.*", "student { type = resnet1d, blocks = 2, filters = 4, kernel = 5 }");
        java.nio.file.Files.writeString(file, text);
        return file;
    }

    private Outcome validate(String... overrides) throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        String[] arguments = new String[4 + 2 * overrides.length];
        arguments[0] = "validate";
        arguments[1] = file.toString();
        arguments[2] = "-D";
        arguments[3] = "runs=" + folder.resolve("runs");
        for (int i = 0; i < overrides.length; i++) {
            arguments[4 + 2 * i] = "-D";
            arguments[5 + 2 * i] = overrides[i];
        }
        return SmallExperiment.run(arguments);
    }

    private static void assertMistake(Outcome outcome, String... parts) {
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        String[] lines = outcome.err().strip().split("\n");
        assertThat(lines[lines.length - 1]).contains(parts);
        assertThat(outcome.err()).doesNotContain("\tat ");
    }
}
