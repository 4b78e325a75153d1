package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        Outcome outcome = SmallExperiment.run(
                "compare", file.toString(), "-D", "runs=" + folder.resolve("runs"), "-D", "splitter.segments=3");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("bbm").contains("3 segments");
        assertThat(outcome.out()).contains("plain").contains("bbm");
    }
}
