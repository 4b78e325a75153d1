package dev.decant.plugin.mlflow;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tracking server of the test and what a listener tells it of runs of a small experiment. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class ToldServer {
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    final List<String> notices = new ArrayList<>();
    FakeMlflow server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMlflow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    void trainToTheEnd(MlflowOptions options, RunInfo run) throws IOException {
        try (Listening listening = open(options, Study.Kind.TRAINING)) {
            listening.started(run, 0, AT);
            listening.epochDone(run, epoch(1, .5));
            listening.epochDone(run, epoch(2, .625));
            listening.finished(run, end(run));
            listening.ended(new StudyEnd(List.of(), AT));
        }
    }

    MlflowOptions options(Artifacts artifacts) {
        return options(artifacts, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    MlflowOptions options(Artifacts artifacts, Duration timeout, Duration patience) {
        return new MlflowOptions(Optional.of(server.uri()), Optional.empty(), artifacts, timeout, patience);
    }

    Listening open(MlflowOptions options, Study.Kind kind) {
        Study study = new Study(kind, "small", folder.resolve("small"), "name = small\n");
        return new MlflowListener(environment).open(options, study, notices::add);
    }

    RunInfo run(String label, long seed) throws IOException {
        Path own = folder.resolve("small").resolve(label + "-s" + seed + "-0123456789ab");
        Files.createDirectories(own.resolve("checkpoints"));
        Files.createDirectories(own.resolve("student"));
        Files.createDirectories(own.resolve("predictions"));
        Files.writeString(own.resolve("predictions").resolve("test.csv"), "record,group\nr1,Jane Doe\n");
        Files.writeString(own.resolve("metrics.jsonl"), "{}\n");
        Files.writeString(own.resolve("checkpoints").resolve("best.safetensors"), "weights");
        Files.writeString(own.resolve("student").resolve("saved model.pb"), "graph");
        return new RunInfo(own.getFileName().toString(), label, seed, 2, own, Map.of("strategy.alpha", "0.5"));
    }

    static EpochInfo epoch(int epoch, double f1) {
        return new EpochInfo(
                epoch, "train", Map.of("train/loss", 1. / epoch, "validation/f1", f1), AT.plusSeconds(epoch));
    }

    static RunEnd end(RunInfo run) {
        return new RunEnd(
                2,
                1,
                Map.of("test/f1", .75),
                List.of(
                        new WrittenFile(run.folder().resolve("metrics.jsonl"), "a line for each epoch"),
                        new WrittenFile(run.folder().resolve("predictions/test.csv"), "each prediction"),
                        new WrittenFile(run.folder().resolve("checkpoints/best.safetensors"), "weights"),
                        new WrittenFile(run.folder().resolve("student"), "a folder: the network")),
                AT.plusSeconds(5));
    }
}
