package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Two of four strategies: the segments of one do not match, and the epochs of the other do not suffice for its stages. */
    private Path withTwoMisfits() throws IOException {
        return withStrategies("""
                plain { type = plain }, kd { type = kd }
                cut { type = bbm, splitter { type = boundaries, teacher = [1] } }
                staged { type = fitnets, stages = two, hint-share = 0.3 }
                """);
    }

    private Path withStrategies(String strategies) throws IOException {
        Path file = new SmallExperiment(folder).write("misfits", 1);
        String text = Files.readString(file);
        String written = "plain { type = plain }, kd { type = kd }, deit { type = deit }, bbm { type = bbm }";
        assertThat(text).contains(written);
        Files.writeString(file, text.replace(written, "\n" + strategies));
        return file;
    }

    private static final String CUT =
            ": compare.strategies.cut: does not fit, so nothing is trained: the splitter boundaries cuts the teacher's 2"
                    + " blocks into 2 segments but the student's 2 blocks into 1; both need the same number";

    private static final String STAGED =
            ": compare.strategies.staged: does not fit, so nothing is trained: train.epochs = 1"
                    + " leaves no epoch for the phase hint, which has a share of 0.3";

    @ParameterizedTest
    @ValueSource(strings = {"validate", "compare", "jobs"})
    void strategiesThatDoNotFitAreNamedTogetherBeforeAnythingIsTrained(String command) throws IOException {
        Path file = withTwoMisfits();
        String runs = "runs=" + folder.resolve("runs");
        Outcome outcome = command.equals("jobs")
                ? SmallExperiment.run("compare", file.toString(), "-D", runs, "--jobs", "2")
                : SmallExperiment.run(command, file.toString(), "-D", runs);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err().lines().filter(line -> line.contains("compare.strategies")))
                .containsExactly(file + ":17" + CUT, file + ":18" + STAGED);
        assertNothingTrained(outcome);
    }

    @Test
    void whatDoesNotFitIsAProblemForProgramsToo() throws IOException {
        Outcome outcome = SmallExperiment.run(
                "validate", withTwoMisfits().toString(), "-D", "runs=" + folder.resolve("runs"), "--quick", "--json");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(new ObjectMapper().readTree(outcome.out()).path("problems").findValuesAsText("key"))
                .containsExactly("compare.strategies.cut", "compare.strategies.staged");
    }

    /** A teacher that is there already is no reason to train those that fit before those that do not are told. */
    @Test
    void aTeacherThatIsThereChangesNothing() throws IOException {
        String runs = "runs=" + folder.resolve("runs");
        Path fitting = withStrategies("plain { type = plain }");
        Outcome sound = SmallExperiment.run("compare", fitting.toString(), "-D", runs);
        assertThat(sound.code()).as(sound.err()).isZero();
        Outcome outcome = SmallExperiment.run("compare", withTwoMisfits().toString(), "-D", runs);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(CUT, STAGED);
        assertThat(SmallExperiment.runs(folder.resolve("runs/misfits"))).hasSize(2);
    }

    /** Values that are tuned can make fit what is written; a strategy of which no trial fits is refused. */
    @Test
    void aSearchIsRefusedWhereNoTrialFits() throws IOException {
        Path file = withTwoMisfits();
        Files.writeString(file, """
                compare.tune {
                  trials = 6, scheduler = full, seeds = [11]
                  parameters = { path = train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }
                  strategies.cut = { path = splitter.student, choice = ["[1]", "[]"] }
                }
                """, StandardOpenOption.APPEND);
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "compare.strategies.staged: does not fit, so nothing is trained: none of the 6 trials of staged"
                                + " fits; the first: train.epochs = 1 leaves no epoch")
                .doesNotContain("compare.strategies.cut");
        assertNothingTrained(outcome);
    }

    @Test
    void aSearchOfOneStrategyIsRefusedSo() throws IOException {
        Path file = withTwoMisfits();
        Files.writeString(file, """
                tune {
                  target = cut, trials = 2, scheduler = full
                  parameters = { path = compare.strategies.cut.train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }
                }
                """, StandardOpenOption.APPEND);
        Outcome outcome = SmallExperiment.run("tune", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "compare.strategies.cut: does not fit, so nothing is trained: none of the 2 trials of cut fits");
        assertNothingTrained(outcome);
    }

    private void assertNothingTrained(Outcome outcome) throws IOException {
        assertThat(outcome.err()).doesNotContain("training 1 epochs", "\tat ");
        Path trained = folder.resolve("runs/misfits");
        assertThat(Files.isDirectory(trained) ? SmallExperiment.runs(trained) : List.of())
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
