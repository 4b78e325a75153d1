package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import dev.decant.study.execution.Jobs;
import dev.decant.study.search.TrialRecord;
import dev.decant.study.search.Tuned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search over a small student: promotions, interruptions, processes of their own, and what comparisons make of it. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class TuneTest {
    private static final String TUNE = """
            tune {
              target = kd, trials = 4, eta = 2, min-epochs = 1, seeds = [3]
              parameters = [
                { path = compare.strategies.kd.train.optimizer.learning-rate, log-uniform = [1e-4, 3e-2] }
                { path = compare.strategies.kd.temperature, choice = [1, 4] }
              ]
            }
            """;

    /** How often a search is killed: 2, or more for a thorough look, {@code -Dkills=10}. */
    private static final String KILLS_PROPERTY = "kills";

    private static final int KILLS = Integer.getInteger(KILLS_PROPERTY, 2);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = new SmallExperiment(folder).write("small", 4);
        Files.writeString(file, Files.readString(file) + TUNE);
    }

    @Test
    void theBestIsTrainedOnceAndAComparisonFindsItsRun() throws IOException {
        Outcome outcome = SmallExperiment.run("tune", file.toString(), "-D", "runs=" + folder.resolve("a"));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("rungs at 1, 2, 4 epochs")
                .contains("stopped after epoch 1 of 4")
                .contains("going on after epoch 1 of 4");
        Path found = search("a");
        assertThat(found.resolve("report.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(found.resolve("trials.csv"))).hasSize(5);
        assertThat(outcome.err()
                        .lines()
                        .filter(line -> line.contains(" epoch 1/4 "))
                        .count())
                .as("teacher and four trials begin once each")
                .isEqualTo(5);

        Path best = folder.resolve("best.conf");
        Files.writeString(
                best,
                "include file(\"" + file + "\")\ninclude file(\"" + found.resolve("best.conf")
                        + "\")\nname = small\ntune = null\n");
        Outcome compared = SmallExperiment.run("compare", best.toString(), "-D", "runs=" + folder.resolve("a"));
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.err())
                .as("teacher and winner are there, plain is not")
                .containsPattern("kd-s3-.*: found finished")
                .contains("plain seed 3: training 4 epochs")
                .doesNotContain("kd seed 3: training");

        Outcome whole = SmallExperiment.run("compare", best.toString(), "-D", "runs=" + folder.resolve("b"));
        assertThat(whole.code()).as(whole.err()).isZero();
        Path stopped = onlyFinished("a");
        Path never = onlyFinished("b");
        for (String name : List.of("metrics.jsonl", "checkpoints/best.safetensors", "predictions/test.csv")) {
            assertThat(never.resolve(name)).as(name).hasSameBinaryContentAs(stopped.resolve(name));
        }
    }

    /** What was chosen for one teacher says nothing of another. */
    @Test
    void anotherFinishedTeacherIsAnotherSearch() throws IOException {
        Path runs = folder.resolve("c");
        Outcome compared = SmallExperiment.run(
                "compare",
                new SmallExperiment(folder).write("teachers", 1).toString(),
                "-D",
                "runs=" + runs,
                "-D",
                "compare.seeds=[1, 2]",
                "-D",
                "compare.strategies=null",
                "-D",
                "compare.strategies={plain: {type: plain}}");
        assertThat(compared.code()).as(compared.err()).isZero();
        List<Path> teachers = SmallExperiment.runs(runs.resolve("teachers")).stream()
                .filter(run -> run.getFileName().toString().startsWith("teacher"))
                .toList();
        assertThat(teachers).hasSize(2);
        for (Path teacher : teachers) {
            Outcome outcome = SmallExperiment.run(
                    "tune",
                    file.toString(),
                    "-D",
                    "runs=" + runs,
                    "-D",
                    "teacher=null",
                    "-D",
                    "teacher={run: \"" + teacher + "\"}",
                    "-D",
                    "tune.trials=1",
                    "-D",
                    "train.epochs=1");
            assertThat(outcome.code()).as(outcome.err()).isZero();
        }
        try (Stream<Path> found = Files.list(runs.resolve("small"))) {
            assertThat(found.filter(path -> path.getFileName().toString().startsWith("tune-")))
                    .hasSize(2);
        }
    }

    @Test
    void aSearchThatIsInterruptedGoesOnWithTheSameDecisionsAlsoSideBySide() throws IOException {
        Decant decant = Decant.create();
        Tuned whole = tune(decant, "whole", Jobs.one(), TrainingListener.silent());
        assertThat(whole.trials()).hasSize(4);
        assertThat(whole.epochs(whole.best().orElseThrow())).isEqualTo(4);
        assertThat(whole.trained()).isLessThan(whole.ofAll());

        assertThatThrownBy(() -> tune(decant, "broken", Jobs.one(), new InterruptedInEpoch(6)))
                .hasMessage("interrupted in epoch 6");
        Tuned resumed = tune(decant, "broken", Jobs.one(), TrainingListener.silent());
        assertThat(rows(resumed)).isEqualTo(rows(whole));
        assertThat(resumed.folder().resolve("journal.jsonl"))
                .hasSameTextualContentAs(whole.folder().resolve("journal.jsonl"));

        Tuned beside = tune(decant, "beside", Jobs.of(2), TrainingListener.silent(), new Setting("tune.trials", "2"));
        assertThat(beside.best()).isPresent();
        Map<Integer, Map<Integer, Double>> alone = rows(whole);
        rows(beside)
                .forEach((trial, metrics) -> metrics.forEach((rung, metric) -> assertThat(
                                alone.getOrDefault(trial, Map.of()).getOrDefault(rung, metric))
                        .as("trial %d, rung %d", trial, rung)
                        .isEqualTo(metric)));
    }

    /** Killed as hard as can be, {@code kills} times; no epoch that was saved is trained again. */
    @Test
    void aSearchThatIsKilledAtAnyMomentEndsAsOneThatNeverWas() throws Exception {
        Decant decant = Decant.create();
        long start = System.nanoTime();
        Tuned whole = tune(decant, "whole", Jobs.one(), TrainingListener.silent());
        int millis = (int) ((System.nanoTime() - start) / 1_000_000);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder logs = new StringBuilder();
        for (int kill = 0; kill < KILLS; kill++) {
            Path log = folder.resolve("killed-" + kill + ".log");
            Process process =
                    SmallExperiment.start(log, "tune", file.toString(), "-D", "runs=" + folder.resolve("killed"));
            while (process.isAlive() && Files.size(log) == 0) {
                Thread.sleep(20);
            }
            process.waitFor(random.nextInt(1 + 2 * millis / (KILLS + 1)), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            logs.append(Files.readString(log)).append('\n');
        }
        Outcome last = SmallExperiment.run("tune", file.toString(), "-D", "runs=" + folder.resolve("killed"));
        logs.append(last.err());
        assertThat(last.code()).as("random seed %d%n%s", seed, logs).isZero();

        Tuned survived = tune(decant, "killed", Jobs.one(), TrainingListener.silent());
        assertThat(rows(survived)).as("random seed %d%n%s", seed, logs).isEqualTo(rows(whole));
        assertThat(survived.best().orElseThrow().trial())
                .isEqualTo(whole.best().orElseThrow().trial());
        assertThat(survived.folder().resolve("journal.jsonl"))
                .hasSameTextualContentAs(whole.folder().resolve("journal.jsonl"));
        assertThat(trainedEpochs(logs.toString()))
                .as("random seed %d%n%s", seed, logs)
                .doesNotHaveDuplicates();
    }

    /** {@code kd-s3-0123456789ab epoch 2}, as often as it was said. */
    private static List<String> trainedEpochs(String logs) {
        Pattern begins = Pattern.compile(" epochs \\((\\S+)\\)$");
        Pattern epoch = Pattern.compile(" (epoch \\d+)/\\d+ .* validation ");
        List<String> epochs = new ArrayList<>();
        String run = "";
        for (String line : logs.lines().toList()) {
            Matcher begun = begins.matcher(line);
            Matcher trained = epoch.matcher(line);
            if (begun.find()) {
                run = begun.group(1);
            } else if (trained.find()) {
                epochs.add(run + " " + trained.group(1));
            }
        }
        assertThat(epochs).isNotEmpty();
        return epochs;
    }

    private Tuned tune(Decant decant, String runs, Jobs jobs, TrainingListener listener, Setting... more)
            throws IOException {
        List<Setting> settings = new ArrayList<>(List.of(more));
        settings.add(new Setting("runs", folder.resolve(runs).toString()));
        return decant.tune(file, jobs, listener, settings.toArray(Setting[]::new));
    }

    private static Map<Integer, Map<Integer, Double>> rows(Tuned tuned) {
        return tuned.trials().stream()
                .collect(Collectors.toMap(record -> record.trial().number(), TrialRecord::metrics));
    }

    private Path search(String runs) throws IOException {
        try (var found = Files.list(folder.resolve(runs).resolve("small"))) {
            return found.filter(path -> path.getFileName().toString().startsWith("tune-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of several runs of kd the one that came to its end. */
    private Path onlyFinished(String runs) throws IOException {
        List<Path> finished = SmallExperiment.runs(folder.resolve(runs).resolve("small")).stream()
                .filter(run -> run.getFileName().toString().startsWith("kd"))
                .filter(run -> Files.exists(run.resolve("result.json")))
                .toList();
        assertThat(finished).hasSize(1);
        return finished.get(0);
    }
}
