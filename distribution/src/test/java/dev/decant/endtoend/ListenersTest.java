package dev.decant.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.endtoend.SmallExperiment.Outcome;
import dev.decant.runtime.config.Experiment;
import dev.decant.runtime.config.Setting;
import dev.decant.runtime.fixture.ReadEvents;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.study.Decant;
import dev.decant.study.comparison.ComparisonOptions;
import dev.decant.study.execution.Jobs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Listeners of whole commands: what they hear of runs in this process and in others, and what their failure costs. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ListenersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void eachRunIsToldOnceWhereverItIsTrained() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 2);
        for (String jobs : List.of("1", "2")) {
            Path runs = folder.resolve("jobs" + jobs);
            String[] command = {
                "compare",
                file.toString(),
                "-D",
                "runs=" + runs,
                "-D",
                "listeners.board.type=tensorboard",
                "-D",
                "teacher.train.epochs=1",
                "--jobs",
                jobs
            };
            Outcome outcome = SmallExperiment.run(command);
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.err()).doesNotContain("warning: listener");
            Path logs = runs.resolve("small/tensorboard");
            List<Path> trained = SmallExperiment.runs(runs.resolve("small"));
            assertThat(trained).hasSize(5);
            for (Path run : trained) {
                assertThat(curves(logs.resolve(run.getFileName())))
                        .as(run.getFileName().toString())
                        .containsAllEntriesOf(logged(run))
                        .containsEntry("_hparams_/session_start_info", List.of(0f))
                        .containsEntry("_hparams_/session_end_info", List.of(0f))
                        .containsKey("test/f1");
                assertThat(run.resolve("config.conf")).content().doesNotContain("listeners");
            }
            assertThat(curves(logs)).containsOnlyKeys("_hparams_/experiment");

            List<Path> before = files(logs);
            Outcome again = SmallExperiment.run(command);
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.err()).contains("found finished");
            assertThat(files(logs)).isEqualTo(before);
            assertThat(SmallExperiment.run("runs", runs.toString(), "--verify").code())
                    .isZero();
        }
    }

    @Test
    void aServerThatIsNotThereCostsOneLine() throws IOException {
        Path file = new SmallExperiment(folder).write("small", 2);
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + free;
        List<String> options = List.of(
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "teacher.train.epochs=1",
                "-D",
                "listeners.tracker.type=mlflow",
                "-D",
                "listeners.tracker.uri=\"" + address + "\"",
                "-D",
                "listeners.tracker.patience=0s");
        Outcome outcome = SmallExperiment.run(command("train", file, options));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err().lines().filter(line -> line.contains("tracker")))
                .singleElement()
                .asString()
                .startsWith("warning: listener tracker (mlflow) hears no more of this command: the MLflow server "
                        + address + " cannot be reached");

        Outcome refused = SmallExperiment.run(command(
                "train", file, List.of("-D", "listeners.tracker.type=mlflow", "-D", "listeners.tracker.uri=here")));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("listener tracker (mlflow): uri \"here\" is no tracking server");
    }

    @Test
    void aRunThatIsResumedIsToldToWhomTheCommandNames() throws Exception {
        Path file = new SmallExperiment(folder).write("small", 30);
        Process process = SmallExperiment.start(
                folder.resolve("killed.log"),
                command(
                        "train",
                        file,
                        List.of(
                                "-D",
                                "runs=" + folder.resolve("runs"),
                                "-D",
                                "teacher.train.epochs=1",
                                "-D",
                                "listeners.board.type=tensorboard")));
        Path run = waitForEpochs(folder.resolve("runs/small"), 3);
        process.destroyForcibly().waitFor();
        assertThat(run.resolve("listeners.conf")).doesNotExist();
        Outcome resumed = SmallExperiment.run(
                "resume",
                run.toString(),
                "-D",
                "runs=" + folder.resolve("runs"),
                "-D",
                "listeners.board.type=tensorboard");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        Map<String, List<Float>> curves =
                curves(folder.resolve("runs/small/tensorboard").resolve(run.getFileName()));
        assertThat(curves.get("validation/f1")).hasSizeBetween(28, 31);
        assertThat(curves.get("_hparams_/session_start_info")).hasSize(2);
        assertThat(curves.get("_hparams_/session_end_info")).hasSize(1);
    }

    /** As Ctrl-C asks: whoever shows the training hears of no failure, and the listeners that it was interrupted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrainingThatIsAskedToStopIsToldAsInterrupted(int jobs) throws IOException {
        StopRequest stop = new StopRequest();
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        TrainingListener progress = new TrainingListener() {
            @Override
            public void epochDone(EpochDone epoch) {
                heard.add("epoch " + epoch.epoch());
                stop.make();
            }

            @Override
            public void failed(RunFailed run) {
                heard.add("failed " + run.reason());
            }

            @Override
            public void paused(RunPaused run) {
                heard.add("paused");
            }

            @Override
            public void finished(FinishedRun run) {
                heard.add("finished");
            }
        };
        Path notes = folder.resolve("notes.txt");
        Decant decant =
                Decant.create(NoteTaker.plugins(folder.resolve("plugin"))).stoppedBy(stop);
        Path file = new SmallExperiment(folder).write("small", 200);
        Experiment experiment = decant.load(
                file,
                new Setting("runs", folder.resolve("runs").toString()),
                new Setting("listeners.mine.type", "notes"),
                new Setting("listeners.mine.file", notes.toString()));
        assertThatThrownBy(() -> {
                    if (jobs == 1) {
                        decant.train(experiment, progress);
                    } else {
                        decant.compare(experiment, new ComparisonOptions(Optional.empty(), Jobs.of(jobs)), progress);
                    }
                })
                .isInstanceOf(CancellationException.class);
        assertThat(heard).startsWith("epoch 1").allMatch(line -> line.startsWith("epoch "));
        List<String> told = Files.readAllLines(notes);
        assertThat(told)
                .containsSubsequence("started teacher", "epoch teacher", "stopped teacher INTERRUPTED", "close");
        assertThat(told).noneMatch(line -> line.startsWith("ended") || line.startsWith("finished"));
    }

    private Path waitForEpochs(Path experiment, int epochs) throws Exception {
        for (int i = 0; i < 3000; i++) {
            if (Files.isDirectory(experiment)) {
                for (Path run : SmallExperiment.runs(experiment)) {
                    Path metrics = run.resolve("metrics.jsonl");
                    if (run.getFileName().toString().startsWith("bbm")
                            && Files.exists(metrics)
                            && Files.readAllLines(metrics).size() >= epochs) {
                        return run;
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(folder.resolve("killed.log")));
    }

    private static String[] command(String name, Path file, List<String> options) {
        List<String> words = new ArrayList<>(List.of(name, file.toString()));
        words.addAll(options);
        return words.toArray(String[]::new);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What a run logged of itself. */
    private static Map<String, List<Float>> logged(Path run) throws IOException {
        Map<String, List<Float>> curves = new LinkedHashMap<>();
        for (String text : Files.readAllLines(run.resolve("metrics.jsonl"))) {
            JsonNode line = MAPPER.readTree(text);
            add(curves, "train/loss", line.path("loss"));
            add(curves, "train/learning-rate", line.path("learning-rate"));
            line.path("terms").properties().forEach(term -> add(curves, "train/" + term.getKey(), term.getValue()));
            line.path("validation")
                    .properties()
                    .forEach(metric -> add(curves, "validation/" + metric.getKey(), metric.getValue()));
        }
        return curves;
    }

    private static void add(Map<String, List<Float>> curves, String name, JsonNode value) {
        if (value.isNumber()) {
            curves.computeIfAbsent(name, unseen -> new ArrayList<>()).add((float) value.asDouble());
        }
    }

    /** Every value of the event files of one folder by its tag, read with TensorFlow's messages. */
    private static Map<String, List<Float>> curves(Path folder) throws IOException {
        Map<String, List<Float>> curves = new LinkedHashMap<>();
        for (Event event : ReadEvents.of(folder)) {
            for (Summary.Value value : event.getSummary().getValueList()) {
                curves.computeIfAbsent(value.getTag(), unseen -> new ArrayList<>())
                        .add(value.getSimpleValue());
            }
        }
        return curves;
    }
}
