package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's experiment on electrocardiograms, cut down to seconds. */
final class ReproduceTest {
    @TempDir
    Path folder;

    private ClassLoader plugins = ReproduceTest.class.getClassLoader();

    @Test
    void everyTableFigureAndClaimIsMadeAndTheSameCommandAgainFindsTheRuns() throws IOException {
        plugins = NoteTaker.plugins(folder.resolve("notes"));
        Path notes = folder.resolve("notes.txt");
        String[] listening = {"-D", "listeners.mine.type=notes", "-D", "listeners.mine.file=" + notes};
        Outcome first = reproduce("all", List.of(), listening);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(Files.readAllLines(notes))
                .as("as of a comparison: the task, each run, the end with what was written")
                .startsWith(
                        "open COMPARISON ecg in " + folder.resolve("runs/ecg"),
                        "started teacher",
                        "epoch teacher",
                        "finished teacher")
                .contains("started bbm-without-l3", "epoch bbm-without-l3", "finished bbm-without-l3")
                .endsWith(
                        "ended [report.html, reproduction.txt, reproduction.json, claims.csv, comparison.txt,"
                                + " comparison.csv, comparison.json, comparison-elsewhere.txt,"
                                + " comparison-elsewhere.csv]",
                        "close")
                .hasSize(1 + 3 * 11 + 2);
        assertThat(first.err())
                .contains("ecg: run 1 of 11, teacher seed 3")
                .contains("ecg: run 11 of 11, bbm-without-l3 seed 3, about ");
        assertThat(first.out().replaceAll("\\s+", " "))
                .contains("Table 1: ", "Table 2: ", "Table 3: ", "Figure 2: ", "Figure 3: ", "paper Hanzhou", "0.592")
                .contains("one seed, so the interval is over patients only")
                .doesNotContain("no network was analysed", "no seed of");

        Path out = folder.resolve("runs");
        assertThat(out.resolve("reproduction.txt")).hasContent(first.out());
        assertThat(out.resolve("report.html")).isNotEmptyFile();
        assertThat(out.resolve("ecg/comparison-elsewhere.csv")).exists();
        JsonNode ecg = json(Files.readString(out.resolve("reproduction.json")))
                .path("tasks")
                .path(0);
        assertThat(ids(ecg))
                .contains("r2-bbm-above-deit", "bbm-reaches-teacher", "bbm-above-kd", "segments-bbm-above-bbm-block1")
                .contains("term-l3", "cka-bbm-above-deit", "local-bbm-above-plain", "invariant-bbm-above-deit");
        assertThat(ecg.path("claims"))
                .allSatisfy(claim -> assertThat(claim.path("difference").isNumber()
                                || claim.path("reading")
                                        .asText()
                                        .contains("it is undefined for some seed, or without some records"))
                        .as(claim.toString())
                        .isTrue());
        List<String> csv = Files.readAllLines(out.resolve("claims.csv"));
        assertThat(csv).hasSize(1 + ecg.path("claims").size());

        List<Path> runs = SmallExperiment.runs(out.resolve("ecg"));
        assertThat(runs).hasSize(11);
        assertThat(runs.stream()
                        .map(run -> run.getFileName().toString())
                        .filter(name -> name.startsWith("bbm"))
                        .map(name -> name.substring(name.lastIndexOf('-') + 1))
                        .distinct())
                .as("another splitter, another run")
                .hasSize(7);

        Files.delete(notes);
        Outcome again = reproduce("all", List.of(), listening);
        assertThat(Files.readAllLines(notes).stream().filter(line -> line.startsWith("found ")))
                .hasSize(11);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err()).contains("found finished in").doesNotContain(" epoch ", "analysing");

        Outcome ablations = reproduce("table3", List.of());
        assertThat(ablations.err())
                .as("a target needs some of the runs")
                .contains("teacher-s3-", "plain-s3-", "bbm-s3-", "bbm-block2-s3-", "bbm-without-l3-s3-")
                .doesNotContain("kd-s3-", "deit-s3-", " epoch ");
        assertThat(ablations.out()).contains("Table 3: ").doesNotContain("Table 1", "Table 2", "Figure");

        List<String> finished = new ArrayList<>();
        for (Path run : runs) {
            if (!run.getFileName().toString().startsWith("deit")) {
                finished.add(run.toString());
            }
        }
        Outcome ofRuns = reproduce("table2", finished, "--json");
        assertThat(ofRuns.code()).as(ofRuns.err()).isZero();
        Map<String, String> verdicts = new HashMap<>();
        json(ofRuns.out())
                .path("tasks")
                .path(0)
                .path("claims")
                .forEach(claim -> verdicts.put(claim.path("id").asText(), claim.toString()));
        assertThat(verdicts.get("bbm-above-deit")).contains("not decided", "there is no finished run of deit");
        assertThat(verdicts.get("bbm-above-kd")).contains("\"low\"");

        Outcome renamed = reproduce("figure3", finished, "--as", "deit=kd");
        assertThat(renamed.code()).as(renamed.err()).isZero();
        assertThat(renamed.out().replaceAll("\\s+", " "))
                .contains("BBM's attention is more local than DeiT's")
                .doesNotContain("no finished run");
        Outcome unknown = reproduce("figure3", finished, "--as", "deit=kid");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("none of the runs is labelled kid; expected one of ");
    }

    private Outcome reproduce(String target, List<String> runs, String... more) {
        List<String> arguments = new ArrayList<>(List.of("reproduce", target));
        arguments.addAll(runs);
        arguments.addAll(List.of(more));
        if (runs.isEmpty()) {
            arguments.addAll(List.of("--task", "ecg"));
            for (String setting : List.of(
                    "runs=" + folder.resolve("runs"),
                    "data.records=96",
                    "data.sample-rate=50",
                    "data.length=4s",
                    "data.generator.leads=1",
                    "data.generator.duration=5s",
                    "evaluate.external.elsewhere.records=24",
                    "teacher.filters=4",
                    "teacher.kernel=5",
                    "student.depth=8",
                    "student.heads=2",
                    "train.epochs=1",
                    "train.threads=1",
                    "compare.seeds=[3]",
                    "compare.resamples=100",
                    "analysis.records=24",
                    "analysis.batch-size=8")) {
                arguments.add("-D");
                arguments.add(setting);
            }
        }
        return SmallExperiment.run(plugins, arguments.toArray(String[]::new));
    }

    private static List<String> ids(JsonNode task) {
        return StreamSupport.stream(task.path("claims").spliterator(), false)
                .map(claim -> claim.path("id").asText())
                .toList();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
