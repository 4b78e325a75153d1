package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
    @TempDir
    Path folder;

    @Test
    void theSameCommandTwiceGivesTheSameBitsAndAThirdFindsEverythingFinished() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 2);
        Outcome first = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("a"));
        Outcome again = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("b"));
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(first.out()).contains("teacher", "plain", "kd", "deit", "bbm", "chance");
        List<Path> once = SmallExperiment.runs(folder.resolve("a/small"));
        List<Path> twice = SmallExperiment.runs(folder.resolve("b/small"));
        assertThat(once).hasSize(5);
        assertThat(twice).hasSize(5);
        for (int i = 0; i < once.size(); i++) {
            assertThat(twice.get(i).getFileName()).isEqualTo(once.get(i).getFileName());
            for (String name : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
                assertThat(twice.get(i).resolve(name))
                        .as(name)
                        .hasSameBinaryContentAs(once.get(i).resolve(name));
            }
        }
        Set<String> plans = new HashSet<>();
        for (Path run : once) {
            if (!run.getFileName().toString().startsWith("teacher")) {
                String provenance = Files.readString(run.resolve("provenance.json"));
                plans.add(provenance.substring(provenance.indexOf("\"plan\"")));
            }
        }
        assertThat(plans)
                .as("every student saw the same batches in the same order")
                .hasSize(1);

        Outcome third = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("a"));
        assertThat(third.code()).isZero();
        assertThat(third.err()).contains("found finished").doesNotContain("epoch 1/2");
        assertThat(folder.resolve("a/small/comparison.csv")).exists();
        assertThat(folder.resolve("a/small/comparison.json")).exists();
        assertThat(Files.readString(folder.resolve("a/small/report.html")))
                .contains("<h2>Verdict</h2>", "<h2>Learning curves</h2>", "data-kind=\"signals\"");

        Outcome fromRuns = SmallExperiment.run(
                "compare",
                once.stream()
                        .filter(path -> path.getFileName().toString().startsWith("plain"))
                        .findFirst()
                        .orElseThrow()
                        .toString(),
                once.stream()
                        .filter(path -> path.getFileName().toString().startsWith("kd"))
                        .findFirst()
                        .orElseThrow()
                        .toString());
        assertThat(fromRuns.code()).as(fromRuns.err()).isZero();
        assertThat(fromRuns.out()).contains("plain", "kd");

        Path bbm = once.stream()
                .filter(path -> path.getFileName().toString().startsWith("bbm"))
                .findFirst()
                .orElseThrow();
        assertThat(bbm.resolve("report.html")).doesNotExist();
        Outcome evaluated = SmallExperiment.run("evaluate", bbm.toString());
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(Files.readString(bbm.resolve("report.html")))
                .contains("bbm reaches F1 ", "The teacher", "data-kind=\"curves\"");
    }

    @Test
    void aStrategyThatFailsLeavesTheTableOfTheOthers() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 1);
        Files.writeString(file, """
                compare.strategies.bbm.train {
                  epochs = 20, clip-norm = 0, schedule.warmup-epochs = 0
                  optimizer { learning-rate = 10, weight-decay = 10 }
                }
                """, StandardOpenOption.APPEND);
        Outcome outcome = SmallExperiment.run("compare", file.toString(), "-D", "runs=" + folder.resolve("runs"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).containsPattern("bbm seed 3 failed: .*diverged in epoch");
        assertThat(outcome.out()).contains("plain").contains("bbm");
    }

    @Test
    void theBaselineIsTrainedForTheTimeOfTheSlowestStrategyAndTheChoiceIsKept() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 2);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(", deit { type = deit }, bbm { type = bbm }", "")); // seconds, not minutes
        String[] command = {"compare", file.toString(), "-D", "runs=" + folder.resolve("runs")};
        assertThat(SmallExperiment.run(command).code()).isZero();
        Path experiment = folder.resolve("runs/small");
        took(experiment, "plain", 10);
        took(experiment, "kd", 24);
        String[] longer = Stream.concat(Arrays.stream(command), Stream.of("-D", "compare.equal-time=true"))
                .toArray(String[]::new);

        Outcome first = SmallExperiment.run(longer);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("plain-equal-time: 5 epochs, as many as fit the training time of kd")
                .contains("plain-equal-time seed 3 epoch 5/5");
        assertThat(first.out()).contains("train of plain-equal-time differs: epochs = 5");
        Path run = run(experiment, "plain-equal-time");
        String schedule = Files.readString(run.resolve("metrics.jsonl"));
        assertThat(schedule.lines().count()).isEqualTo(5);

        took(experiment, "kd", 90);
        Outcome second = SmallExperiment.run(longer);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err())
                .contains("plain-equal-time: 5 epochs", "equal-time.json")
                .doesNotContain("epoch 1/");
        assertThat(second.out()).isEqualTo(first.out().replace("   24.0   ", "   90.0   "));

        Files.delete(run.resolve("result.json"));
        Outcome resumed = SmallExperiment.run("resume", run.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(run.resolve("result.json")).exists();
        Outcome analysed = SmallExperiment.run("analyze", run.toString());
        assertThat(analysed.code()).as(analysed.err()).isZero();

        took(experiment, "plain", 90);
        Files.delete(experiment.resolve("equal-time.json"));
        Outcome none = SmallExperiment.run(longer);
        assertThat(none.err()).contains("no row of equal time: no strategy took longer than plain");
        assertThat(none.out()).doesNotContain("plain-equal-time");

        Outcome taken = SmallExperiment.run(
                Stream.concat(Arrays.stream(longer), Stream.of("-D", "compare.strategies.plain-equal-time.type=plain"))
                        .toArray(String[]::new));
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("compare.equal-time adds a row plain-equal-time");
    }

    private static Path run(Path experiment, String label) throws IOException {
        return SmallExperiment.runs(experiment).stream()
                .filter(path -> path.getFileName().toString().startsWith(label + "-s3-"))
                .findFirst()
                .orElseThrow();
    }

    /** Writes other seconds into a run's result, since those that were measured are another machine's. */
    private static void took(Path experiment, String label, int seconds) throws IOException {
        Path result = run(experiment, label).resolve("result.json");
        Files.deleteIfExists(result.resolveSibling("manifest.json")); // it would notice
        Files.writeString(
                result,
                Files.readString(result)
                        .replaceFirst("\"train-seconds\" : [0-9.E-]+", "\"train-seconds\" : " + seconds + ".0"));
    }
}
