package dev.decant.study.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.WrittenFile;
import dev.decant.api.score.Predictions;
import dev.decant.api.task.Task;
import dev.decant.runtime.config.ConfigurationException;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.ExperimentLoader;
import dev.decant.runtime.experiment.RunSpecs;
import dev.decant.runtime.fixture.PluginFolders;
import dev.decant.runtime.fixture.ToyPlugin;
import dev.decant.runtime.plugin.PluginCatalog;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunCost;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunId;
import dev.decant.runtime.run.RunSpec;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.runtime.training.TrainingListener.RunFailed;
import dev.decant.runtime.training.TrainingListener.RunPaused;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import dev.decant.runtime.training.TrainingListener.Selecting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listeners are told, and that nothing that they do reaches a training. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TellingTest {
    private static final String TEXT = """
            name = small
            data { type = toy-data, path = records }
            teacher { type = toy-net, blocks = 16 }
            student { type = toy-net, blocks = 8 }
            splitter { type = toy-cut, segments = 4 }
            train { threads = 1, epochs = 3 }
            compare { baseline = one, seeds = [1], strategies { one { type = toy-plain }, two { type = toy-match } } }
            """;

    /** Of half a minute, so that a test need not wait for it. */
    private static final Duration SOON = Duration.ofMillis(500);

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();
    private final TrainingListener progress = new TrainingListener() {
        @Override
        public void notice(String line) {
            said.add(line);
        }
    };
    private PluginCatalog catalog = PluginCatalog.ofClassPath();

    @BeforeEach
    void find() {
        catalog = new PluginFolders(folder)
                .add("toys", ToyPlugin.class.getName(), ToyPlugin.REFERENCE)
                .add("scripted", ScriptedListener.Plugin.class.getName(), ScriptedListener.Plugin.REFERENCE)
                .discover();
    }

    @Test
    void everyRunIsToldFromItsBeginningToItsEnd() throws IOException {
        Experiment experiment = load("listeners.table { type = scripted, file = \"" + file() + "\" }");
        try (Telling telling = telling(experiment)) {
            TrainingListener runs = telling.runs();
            RunFolder one = about(runs, experiment, "one");
            Files.writeString(one.metrics(), """
                    {"epoch":1,"phase":"train","loss":0.5,"terms":{"task":0.25},"gradient-norm":null,"learning-rate":0.001,"validation":{"f1":0.75,"auroc":null}}
                    """);
            Files.writeString(one.timings(), "{\"epoch\":1,\"train-seconds\":2.5}\n");
            runs.started(new RunStarted("one", "one", 1, 0, 3));
            runs.epochDone(epoch(1));
            runs.paused(new RunPaused("one", "one", 1, 1, 3));
            about(runs, experiment, "two");
            runs.started(new RunStarted("two", "two", 1, 2, 3));
            runs.epochDone(epoch(3));
            runs.failed(new RunFailed("two", "diverged"));
            about(runs, experiment, "one");
            runs.failed(new RunFailed("one", "cannot begin"));
            Path page = Files.writeString(folder.resolve("report.html"), "");
            telling.ended(Telling.files(page.getParent(), List.of("report.html", "missing.txt")));
        }
        assertThat(lines())
                .containsExactly(
                        "open COMPARISON small in " + Path.of("runs", "small").toAbsolutePath(),
                        "started one 1 before 0 of 3 toy-plain",
                        "epoch one 1 train {cost/train-seconds=2.5, train/learning-rate=0.001, train/loss=0.5, train/task=0.25,"
                                + " validation/f1=0.75}",
                        "stopped one PAUSED 1 stopped after epoch 1 of 3",
                        "started two 1 before 2 of 3 toy-match",
                        "epoch two 3 train {train/loss=0.5, validation/f1=0.75}",
                        "stopped two FAILED 3 diverged",
                        "ended [report.html]",
                        "close");
        assertThat(said).containsExactly("listener table (scripted): hears small");
    }

    @Test
    void runsBesideOneAnotherAreToldApart() throws IOException {
        Experiment experiment = load("listeners.scripted { type = scripted, file = \"" + file() + "\" }");
        try (Telling telling = telling(experiment)) {
            TrainingListener one = telling.runs().besideOthers("one seed 1");
            TrainingListener two = telling.runs().besideOthers("two seed 1");
            about(one, experiment, "one");
            about(two, experiment, "two");
            one.started(new RunStarted("one", "one", 1, 0, 3));
            two.started(new RunStarted("two", "two", 1, 0, 3));
            one.epochDone(epoch(1));
            two.epochDone(epoch(1));
        }
        assertThat(lines())
                .filteredOn(line -> line.startsWith("epoch") || line.startsWith("stopped"))
                .containsExactly(
                        "epoch one 1 train {train/loss=0.5, validation/f1=0.75}",
                        "epoch two 1 train {train/loss=0.5, validation/f1=0.75}",
                        "stopped one INTERRUPTED 1 the command ended before",
                        "stopped two INTERRUPTED 1 the command ended before");
    }

    @Test
    void oneThatFailsIsWarnedOfOnceAndTheOthersHear() throws IOException {
        Path other = folder.resolve("other.txt");
        for (String does : List.of("fail", "crash")) {
            said.clear();
            Files.deleteIfExists(file());
            Files.deleteIfExists(other);
            Experiment experiment = load("listeners { bad { type = scripted, does = " + does + ", file = \"" + file()
                    + "\" }, good { type = scripted, file = \"" + other + "\" } }");
            try (Telling telling = telling(experiment)) {
                TrainingListener runs = telling.runs();
                about(runs, experiment, "one");
                runs.started(new RunStarted("one", "one", 1, 0, 3));
                runs.epochDone(epoch(1));
                runs.epochDone(epoch(2));
                runs.epochDone(epoch(3));
                telling.ended(List.of());
            }
            assertThat(lines()).hasSize(4).endsWith("close");
            assertThat(Files.readAllLines(other)).contains("ended []");
            assertThat(said)
                    .filteredOn(line -> line.startsWith("warning"))
                    .containsExactly("warning: listener bad (scripted) hears no more of this command: "
                            + (does.equals("fail") ? "the pencil broke" : "StackOverflowError"));
        }
    }

    @Test
    void oneThatHangsHoldsUpNothing() throws IOException {
        Experiment experiment = load("listeners.bad { type = scripted, does = hang, file = \"" + file() + "\" }");
        long began = System.nanoTime();
        try (Telling telling = telling(experiment)) {
            TrainingListener runs = telling.runs();
            about(runs, experiment, "one");
            runs.started(new RunStarted("one", "one", 1, 0, 20_000));
            runs.epochDone(epoch(1));
            waitUntilItHangs();
            for (int epoch = 2; epoch <= 20_000; epoch++) {
                runs.epochDone(epoch(epoch));
            }
            assertThat(said)
                    .last()
                    .isEqualTo(
                            "warning: listener bad (scripted) hears no more of this command: it is 10000 calls behind");
        }
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(lines()).contains("woken");
        assertThat(said).filteredOn(line -> line.startsWith("warning")).hasSize(1);
    }

    private void waitUntilItHangs() throws IOException {
        while (lines().stream().noneMatch(line -> line.startsWith("epoch"))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void oneThatHangsAtTheEndIsLeft() throws IOException {
        Experiment experiment = load("listeners.bad { type = scripted, does = hang, file = \"" + file() + "\" }");
        try (Telling telling = telling(experiment)) {
            TrainingListener runs = telling.runs();
            about(runs, experiment, "one");
            runs.started(new RunStarted("one", "one", 1, 0, 3));
            runs.epochDone(epoch(1));
        }
        assertThat(said)
                .last()
                .isEqualTo(
                        "warning: listener bad (scripted) hears no more of this command: it was not done in time when the"
                                + " command was");
    }

    @Test
    void aCommandThatWasAskedToStopWaitsNoLongerThanAnInterruptedOne() throws IOException {
        Experiment experiment = load("listeners.bad { type = scripted, does = hang, file = \"" + file() + "\" }");
        StopRequest stop = new StopRequest();
        long began;
        try (Telling telling = Telling.open(experiment, Study.Kind.COMPARISON, progress, stop)) {
            TrainingListener runs = telling.runs();
            about(runs, experiment, "one");
            runs.started(new RunStarted("one", "one", 1, 0, 3));
            runs.epochDone(epoch(1));
            stop.make();
            began = System.nanoTime();
        }
        assertThat(System.nanoTime() - began).isBetween(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(15));
        assertThat(said).last().asString().contains("it was not done in time when the command was");
    }

    @Test
    void theFilesOfARunAreThoseOfItsManifest() throws IOException {
        Experiment experiment = load("listeners.table { type = scripted, file = \"" + file() + "\" }");
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("whole")));
        List<Path> trained = List.of(
                run.config(),
                run.provenance(),
                run.metrics(),
                run.timings(),
                run.preparation(),
                run.best(),
                run.last(),
                run.measured(),
                run.diverged(),
                run.student().resolve("saved_model.pb"),
                run.events().resolve("events.out.tfevents.000000.whole"));
        for (Path file : trained) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "{}\n");
        }
        Task task = new Task.MultiLabel(List.of("a"));
        float[][] probabilities = {{.25f}, {.75f}};
        boolean[][] truth = {{false}, {true}};
        FinishedRun finished = new FinishedRun(
                "whole",
                run,
                "one",
                1,
                new float[] {.5f},
                1,
                1,
                new Predictions(task, List.of("r1", "r2"), probabilities, truth, truth),
                List.of("p1", "p2"),
                List.of(),
                new RunCost(1, 1, 0, 1, 1, 0));
        RunStore.write(finished);
        List<Path> told = new ToldRun(info(run), run, experiment.evaluate())
                .end(finished, Instant.now()).files().stream()
                        .map(WrittenFile::path)
                        .toList();

        List<Path> untold = new ArrayList<>();
        JsonNode manifest = new ObjectMapper().readTree(run.manifest().toFile());
        manifest.path("files")
                .fieldNames()
                .forEachRemaining(name -> untold.add(run.path().resolve(name)));
        assertThat(untold).containsAll(trained);
        untold.add(run.manifest());
        untold.removeIf(file -> told.stream().anyMatch(file::startsWith));
        assertThat(untold)
                .as("for going on with a training and for finding what went wrong in it, and curves that are told")
                .containsExactlyInAnyOrder(run.last(), run.measured(), run.diverged(), trained.get(10));
    }

    private static RunInfo info(RunFolder run) {
        return new RunInfo("whole", "one", 1, 1, run.path(), Map.of());
    }

    @Test
    void optionsThatCannotWorkRefuseTheCommandAndWhatCannotBeOpenedDoesNot() throws IOException {
        assertThatThrownBy(() ->
                        telling(load("listeners.bad { type = scripted, does = refuse, file = \"" + file() + "\" }")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("listener bad (scripted): does is refuse");
        Experiment experiment = load("listeners.bad { type = scripted, does = not-open, file = \"" + file() + "\" }");
        try (Telling telling = telling(experiment)) {
            telling.ended(List.of());
        }
        assertThat(said)
                .containsExactly(
                        "warning: listener bad (scripted) hears no more of this command: there is nothing to open");
    }

    @Test
    void whoListensIsNoPartOfWhatARunIs() throws IOException {
        Experiment plain = load("");
        Experiment heard = load("listeners.table { type = scripted, file = x }");
        assertThat(plain.listeners().chosen()).isEmpty();
        assertThat(heard.listeners().chosen()).containsOnlyKeys("table");
        assertThat(heard.source()).isEqualTo(plain.source());
        assertThat(RunId.of(spec(heard, "one"), "f")).isEqualTo(RunId.of(spec(plain, "one"), "f"));
        assertThat(
                        load("listeners { a { type = scripted, file = x }, b { type = scripted, file = x } }\nlisteners.a = null")
                                .listeners()
                                .chosen())
                .containsOnlyKeys("b");
        assertThat(load("listeners { a { type = scripted, file = x } }\nlisteners = null")
                        .listeners()
                        .chosen())
                .isEmpty();
        assertThat(load("listeners { z { type = scripted, file = x }, a { type = scripted, file = x } }")
                        .listeners()
                        .chosen()
                        .keySet())
                .containsExactly("z", "a");
    }

    @Test
    void mistakesAreProblemsOfTheFile() {
        assertThatThrownBy(() -> load("listeners.a { type = scriptd, file = x }"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "test.conf:8: listeners.a.type: unknown listener \"scriptd\"; expected scripted; did"
                                + " you mean scripted?");
        assertThatThrownBy(() -> load("listeners.a { type = scripted, flie = x }"))
                .hasMessageContaining("test.conf:8: listeners.a.flie: unknown key")
                .hasMessageContaining("did you mean file?")
                .hasMessageContaining("listeners.a.file: missing");
        assertThatThrownBy(() -> load("listeners = scripted"))
                .hasMessageContaining("expected a section of listeners: NAME { type = ... }");
        assertThatThrownBy(() -> load("listeners { type = scripted, file = x }"))
                .hasMessageContaining("listeners.type: ")
                .hasMessageContaining("expected a section { type = ... } that names a listener");
    }

    private Telling telling(Experiment experiment) {
        return Telling.open(experiment, Study.Kind.COMPARISON, RunSpecs.folder(experiment), progress, () -> SOON);
    }

    private RunFolder about(TrainingListener runs, Experiment experiment, String label) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(label)));
        runs.about(spec(experiment, label), run);
        return run;
    }

    private static EpochDone epoch(int epoch) {
        return new EpochDone(epoch, 3, "train", .5, new Selecting("f1", .75), false, 1);
    }

    private RunSpec spec(Experiment experiment, String label) {
        return new RunSpecs(catalog).labelled(experiment, label, 1);
    }

    private Path file() {
        return folder.resolve("heard.txt");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    private Experiment load(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("test.conf"), TEXT + more);
        return new ExperimentLoader(catalog).load(file, List.of());
    }
}
