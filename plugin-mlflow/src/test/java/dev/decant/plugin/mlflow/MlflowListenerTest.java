package dev.decant.plugin.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.plugin.mlflow.FakeMlflow.Kept;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.Service.RunStatus;

/** What a tracking server is told, which checks each request against MLflow's own messages. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MlflowListenerTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> notices = new ArrayList<>();
    private FakeMlflow server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMlflow();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aComparisonIsARunWithARunBelowItForEachOfItsOwn() throws IOException {
        RunInfo kd = run("kd", 1);
        Path page = Files.writeString(
                Files.createDirectories(folder.resolve("small")).resolve("report.html"), "<p>");
        try (Listening listening = open(options(Artifacts.RESULTS), Study.Kind.COMPARISON)) {
            listening.started(kd, 0, AT);
            listening.epochDone(kd, epoch(1, .5));
            listening.epochDone(kd, epoch(2, .625));
            listening.finished(kd, end(kd));
            listening.ended(new StudyEnd(List.of(new WrittenFile(page, "the page")), AT.plusSeconds(9)));
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.experiments).containsOnlyKeys("small");
        Kept whole = server.run("small comparison");
        assertThat(whole.status).isEqualTo(RunStatus.FINISHED);
        assertThat(whole.ended).isEqualTo(AT.plusSeconds(9).toEpochMilli());
        assertThat(whole.files).containsOnlyKeys("config.conf", "report.html");
        assertThat(new String(whole.files.get("config.conf"), StandardCharsets.UTF_8))
                .isEqualTo("name = small\n");

        Kept one = server.run(kd.id());
        assertThat(one.tags)
                .containsEntry("mlflow.parentRunId", whole.id)
                .containsEntry("mlflow.source.name", "decant")
                .containsEntry("mlflow.source.type", "LOCAL")
                .containsEntry("decant.run", kd.id())
                .containsEntry("decant.label", "kd");
        assertThat(one.started).isEqualTo(AT.toEpochMilli());
        assertThat(one.parameters).containsEntry("strategy.alpha", "0.5").containsEntry("seed", "1");
        assertThat(one.curve("validation/f1")).isEqualTo(Map.of(1L, .5, 2L, .625));
        assertThat(one.curve("test/f1")).isEqualTo(Map.of(2L, .75));
        assertThat(one.metrics.get(0).getTimestamp())
                .isEqualTo(AT.plusSeconds(1).toEpochMilli());
        assertThat(one.status).isEqualTo(RunStatus.FINISHED);
        assertThat(one.files).containsOnlyKeys("metrics.jsonl");
    }

    @Test
    void allFilesAreWeightsAndFoldersTooAndNoneIsNone() throws IOException {
        RunInfo kd = run("kd", 1);
        trainToTheEnd(options(Artifacts.ALL), kd);
        assertThat(server.run(kd.id()).files)
                .containsOnlyKeys(
                        "checkpoints/best.safetensors",
                        "metrics.jsonl",
                        "predictions/test.csv",
                        "student/saved model.pb");
        RunInfo other = run("bbm", 1);
        trainToTheEnd(options(Artifacts.NONE), other);
        assertThat(server.run(other.id()).files).isEmpty();
        assertThat(server.complaints).isEmpty();
    }

    private void trainToTheEnd(MlflowOptions options, RunInfo run) throws IOException {
        try (Listening listening = open(options, Study.Kind.TRAINING)) {
            listening.started(run, 0, AT);
            listening.epochDone(run, epoch(1, .5));
            listening.epochDone(run, epoch(2, .625));
            listening.finished(run, end(run));
            listening.ended(new StudyEnd(List.of(), AT));
        }
    }

    @Test
    void filesThatTheServerDoesNotTakeStayAndOneLineSaysSo() throws IOException {
        server.artifactRoot = "s3://bucket/";
        trainToTheEnd(options(Artifacts.ALL), run("kd", 1));
        assertThat(notices).singleElement().asString().contains("files are not sent", "s3://bucket/1/run1/artifacts");
        assertThat(server.run(run("kd", 1).id()).status).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void theSameCommandAgainAddsWhatIsMissingAndDoublesNothing() throws IOException {
        RunInfo kd = run("kd", 1);
        RunInfo bbm = run("bbm", 1);
        MlflowOptions options = options(Artifacts.NONE);
        try (Listening listening = open(options, Study.Kind.COMPARISON)) {
            listening.started(kd, 0, AT);
            listening.epochDone(kd, epoch(1, .5));
            listening.epochDone(kd, epoch(2, .625));
            listening.finished(kd, end(kd));
            listening.started(bbm, 0, AT);
            listening.epochDone(bbm, epoch(1, .25));
            listening.stopped(bbm, new RunStop(RunStop.Reason.INTERRUPTED, 1, "interrupted", AT));
        }
        assertThat(server.run(bbm.id()).status).isEqualTo(RunStatus.KILLED);
        assertThat(server.run(bbm.id()).tags).containsEntry("decant.stopped", "interrupted");
        assertThat(server.run("small comparison").status)
                .as("closed before its end")
                .isEqualTo(RunStatus.KILLED);
        int told = server.run(kd.id()).metrics.size();

        try (Listening listening = open(options, Study.Kind.COMPARISON)) {
            listening.found(kd, List.of(epoch(1, .5), epoch(2, .625)), end(kd));
            listening.started(bbm, 1, AT);
            listening.epochDone(bbm, epoch(2, .375));
            listening.finished(bbm, end(bbm));
            listening.ended(new StudyEnd(List.of(), AT));
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.runs).hasSize(3);
        assertThat(server.run(kd.id()).metrics).hasSize(told);
        assertThat(server.run(bbm.id()).curve("validation/f1")).isEqualTo(Map.of(1L, .25, 2L, .375));
        assertThat(server.run(bbm.id()).status).isEqualTo(RunStatus.FINISHED);
        assertThat(server.run(bbm.id()).tags).as("it went on since it stopped").doesNotContainKey("decant.stopped");
        assertThat(server.run("small comparison").status).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void aRunThatWasTrainedWhileTheServerWasAwayIsToldWhenItIsFound() throws IOException {
        RunInfo kd = run("kd", 1);
        try (Listening listening = open(options(Artifacts.RESULTS), Study.Kind.TRAINING)) {
            listening.found(kd, List.of(epoch(1, .5), epoch(2, .625)), end(kd));
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.run(kd.id()).curve("validation/f1")).isEqualTo(Map.of(1L, .5, 2L, .625));
        assertThat(server.run(kd.id()).status).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void epochsThatTheServerMissedBeforeARunWasResumedAreToldWhenItIsFound() throws IOException {
        RunInfo kd = run("kd", 1);
        List<EpochInfo> epochs =
                IntStream.rangeClosed(1, 9).mapToObj(i -> epoch(i, i / 16.)).toList();
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.started(kd, 5, AT);
            for (EpochInfo epoch : epochs.subList(5, 9)) {
                listening.epochDone(kd, epoch);
            }
            listening.finished(kd, end(kd));
        }
        for (int i = 0; i < 2; i++) {
            try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
                listening.found(kd, epochs, end(kd));
            }
            assertThat(server.complaints).isEmpty();
            assertThat(server.run(kd.id()).curve("validation/f1"))
                    .hasSize(9)
                    .containsEntry(1L, .0625)
                    .containsEntry(9L, .5625);
            assertThat(server.run(kd.id()).metrics).hasSize(9 * 2 + 2);
        }
        assertThat(server.run(kd.id()).status).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void aFileThatIsRefusedIsOneLineAndTheLastAndEverythingElseIsTold() throws IOException {
        RunInfo kd = run("kd", 1);
        RunInfo bbm = run("bbm", 1);
        server.tooLarge = "best.safetensors";
        MlflowOptions options = options(Artifacts.ALL);
        try (Listening listening = open(options, Study.Kind.COMPARISON)) {
            for (RunInfo run : List.of(kd, bbm)) {
                listening.started(run, 0, AT);
                listening.epochDone(run, epoch(1, .5));
                listening.epochDone(run, epoch(2, .625));
                listening.finished(run, end(run));
            }
            listening.ended(new StudyEnd(List.of(), AT));
        }
        assertThat(notices)
                .containsExactly("no more files are sent: the MLflow server " + server.uri()
                        + " answers the file best.safetensors with 413: <html>Request Entity Too Large</html>");
        assertThat(server.run(kd.id()).files).containsOnlyKeys("metrics.jsonl", "predictions/test.csv");
        assertThat(server.run(bbm.id()).files).isEmpty();
        for (String told : List.of(kd.id(), bbm.id(), "small comparison")) {
            assertThat(server.run(told).status).isEqualTo(RunStatus.FINISHED);
        }
        assertThat(server.run(bbm.id()).curve("test/f1")).containsEntry(2L, .75);

        server.tooLarge = "none";
        int metrics = server.run(kd.id()).metrics.size();
        for (int i = 0; i < 2; i++) {
            server.requests.clear();
            try (Listening listening = open(options, Study.Kind.COMPARISON)) {
                for (RunInfo run : List.of(kd, bbm)) {
                    listening.found(run, List.of(epoch(1, .5), epoch(2, .625)), end(run));
                }
                listening.ended(new StudyEnd(List.of(), AT));
            }
            assertThat(server.run(bbm.id()).files)
                    .containsKeys("checkpoints/best.safetensors", "student/saved model.pb");
            assertThat(server.run(kd.id()).metrics).hasSize(metrics);
        }
        assertThat(server.requests.stream().filter(request -> request.startsWith("PUT")))
                .as("what the server has is not sent again, but for the configuration of the whole")
                .singleElement()
                .asString()
                .endsWith("config.conf");
        assertThat(server.complaints).isEmpty();
    }

    @Test
    void anEndThatWasToldByHalfIsCompletedAndNotDoubled() throws IOException {
        RunInfo kd = run("kd", 1);
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.started(kd, 0, AT);
            listening.epochDone(kd, epoch(1, .5));
            listening.epochDone(kd, epoch(2, .625));
            server.wrong.put("runs/update", 1);
            assertThatThrownBy(() -> listening.finished(kd, end(kd))).hasMessageContaining("runs/update with 400");
        }
        assertThat(server.run(kd.id()).status)
                .as("nobody tells of its end any more")
                .isEqualTo(RunStatus.KILLED);
        int told = server.run(kd.id()).metrics.size();
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.found(kd, List.of(epoch(1, .5), epoch(2, .625)), end(kd));
        }
        assertThat(server.run(kd.id()).metrics).hasSize(told);
        assertThat(server.run(kd.id()).status).isEqualTo(RunStatus.FINISHED);
        assertThat(server.run(kd.id()).tags).doesNotContainKey("decant.stopped");
        assertThat(server.complaints).isEmpty();
    }

    @Test
    void whatIsNotAnsweredIsNotDoneTwice() throws IOException {
        RunInfo kd = run("kd", 1);
        for (String method : List.of("experiments/create", "runs/create", "runs/log-batch")) {
            server.unanswered.put(method, 1);
        }
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.started(kd, 0, AT);
            server.unanswered.put("runs/log-batch", 1);
            listening.epochDone(kd, epoch(1, .5));
            listening.epochDone(kd, epoch(2, .625));
            server.unanswered.put("runs/log-batch", 1);
            listening.finished(kd, end(kd));
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.runs).hasSize(1);
        assertThat(server.experiments).hasSize(1);
        assertThat(server.run(kd.id()).parameters).hasSize(2);
        assertThat(server.run(kd.id()).metrics).hasSize(2 * 2 + 2);
    }

    @Test
    void whatWasLostOnTheWayIsPostedAgain() throws IOException {
        RunInfo kd = run("kd", 1);
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            server.refusals = 1;
            listening.started(kd, 0, AT);
            server.refusals = 1;
            listening.epochDone(kd, epoch(1, .5));
        }
        assertThat(server.runs).hasSize(1);
        assertThat(server.run(kd.id()).curve("validation/f1")).isEqualTo(Map.of(1L, .5));
    }

    @Test
    void settingsThatDidNotArriveAreToldWhenTheRunGoesOnAndThoseThatDidStay() throws IOException {
        RunInfo kd = run("kd", 1);
        server.wrong.put("runs/log-batch", 1);
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            assertThatThrownBy(() -> listening.started(kd, 0, AT)).hasMessageContaining("runs/log-batch with 400");
        }
        assertThat(server.run(kd.id()).parameters).isEmpty();
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.started(kd, 1, AT);
        }
        assertThat(server.run(kd.id()).parameters).isEqualTo(Map.of("seed", "1", "strategy.alpha", "0.5"));

        RunInfo moved =
                new RunInfo(kd.id(), "kd", 1, 2, kd.folder(), Map.of("data.path", "there", "strategy.alpha", "1"));
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.started(moved, 1, AT);
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.run(kd.id()).parameters)
                .isEqualTo(Map.of("data.path", "there", "seed", "1", "strategy.alpha", "0.5"));
    }

    @Test
    void theConfigurationOfAComparisonIsThatOfTheLastCommand() throws IOException {
        RunInfo kd = run("kd", 1);
        for (String text : List.of("name = small\n", "name = small, seeds = [1, 2]\n")) {
            Study study = new Study(Study.Kind.COMPARISON, "small", folder.resolve("small"), text);
            try (Listening listening =
                    new MlflowListener(environment).open(options(Artifacts.RESULTS), study, notices::add)) {
                listening.started(kd, 0, AT);
            }
            assertThat(server.run("small comparison").files.get("config.conf"))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(text);
        }
        assertThat(server.runs).hasSize(2);
    }

    @Test
    void nobodyIsFollowedElsewhere() throws IOException {
        environment.put("MLFLOW_TRACKING_TOKEN", "t0ken");
        try (FakeMlflow other = new FakeMlflow()) {
            server.elsewhere = other.uri();
            for (int code : List.of(301, 302, 303, 307, 308)) {
                server.elsewhereCode = code;
                server.requests.clear();
                try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
                    assertThatThrownBy(() -> listening.started(run("kd", 1), 0, AT))
                            .isInstanceOf(IOException.class)
                            .hasMessage("the MLflow server " + server.uri() + " redirects to " + other.uri()
                                    + "; write that address as uri");
                }
                assertThat(server.requests).hasSize(1);
            }
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void whatIsLargerThanARequestMayBeIsSentInParts() throws IOException {
        RunInfo kd = run("kd", 1);
        Map<String, String> settings = new LinkedHashMap<>(kd.settings());
        IntStream.range(0, 250).forEach(i -> settings.put("network.option-" + i, Integer.toString(i)));
        settings.put("data.path", "x".repeat(7000));
        RunInfo wide = new RunInfo(kd.id(), "kd", 1, 400, kd.folder(), settings);
        List<EpochInfo> epochs =
                IntStream.rangeClosed(1, 1200).mapToObj(i -> epoch(i, i)).toList();
        try (Listening listening = open(options(Artifacts.NONE), Study.Kind.TRAINING)) {
            listening.found(wide, epochs, end(wide));
        }
        assertThat(server.complaints).isEmpty();
        assertThat(server.run(kd.id()).parameters).hasSize(settings.size() + 1);
        assertThat(server.run(kd.id()).curve("validation/f1")).hasSize(1200).containsEntry(1200L, 1200.);
    }

    @Test
    void whoAsksTheEnvironmentSays() throws IOException {
        environment.put("MLFLOW_TRACKING_URI", server.uri() + "/");
        environment.put("MLFLOW_EXPERIMENT_NAME", "ours & theirs");
        environment.put("MLFLOW_TRACKING_TOKEN", "t0ken");
        MlflowOptions options = new MlflowOptions(
                Optional.empty(), Optional.empty(), Artifacts.NONE, Duration.ofSeconds(5), Duration.ZERO);
        trainToTheEnd(options, run("kd", 1));
        assertThat(server.complaints).isEmpty();
        assertThat(server.experiments).containsOnlyKeys("ours & theirs");
        assertThat(server.credentials).isNotEmpty().containsOnly("Bearer t0ken");

        server.credentials.clear();
        environment.put("MLFLOW_TRACKING_USERNAME", "Aladdin");
        environment.put("MLFLOW_TRACKING_PASSWORD", "open sesame");
        trainToTheEnd(options, run("bbm", 1));
        // the example of RFC 7617
        assertThat(server.credentials).isNotEmpty().containsOnly("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void aServerThatStumblesIsAskedAgain() throws IOException {
        server.refusals = 3;
        RunInfo kd = run("kd", 1);
        trainToTheEnd(options(Artifacts.NONE), kd);
        assertThat(server.run(kd.id()).status).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void aServerThatRefusesIsNamedWithItsWords() throws IOException {
        server.refusals = Integer.MAX_VALUE;
        MlflowOptions impatient = options(Artifacts.NONE, Duration.ofSeconds(5), Duration.ofMillis(300));
        try (Listening listening = open(impatient, Study.Kind.TRAINING)) {
            assertThatThrownBy(() -> listening.started(run("kd", 1), 0, AT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the MLflow server " + server.uri()
                            + " answers experiments/get-by-name with 500: the database is locked");
        }
        server.refusalCode = 401;
        int before = server.requests.size();
        Listening other = open(options(Artifacts.NONE), Study.Kind.TRAINING);
        assertThatThrownBy(() -> other.started(run("kd", 1), 0, AT)).hasMessageContaining("with 401");
        assertThat(server.requests).as("an error of ours is not tried again").hasSize(before + 1);
    }

    @Test
    void aServerThatHangsIsLeftAfterItsTime() throws IOException {
        server.hangs = true;
        MlflowOptions impatient = options(Artifacts.NONE, Duration.ofMillis(300), Duration.ofMillis(200));
        Listening listening = open(impatient, Study.Kind.TRAINING);
        long began = System.nanoTime();
        assertThatThrownBy(() -> listening.started(run("kd", 1), 0, AT))
                .isInstanceOf(IOException.class)
                .hasMessage("the MLflow server " + server.uri() + " does not answer within 0.3 s");
        assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        MlflowOptions nobody = new MlflowOptions(
                Optional.of("http://127.0.0.1:" + free),
                Optional.empty(),
                Artifacts.NONE,
                Duration.ofSeconds(2),
                Duration.ZERO);
        Listening listening = open(nobody, Study.Kind.TRAINING);
        assertThatThrownBy(() -> listening.started(run("kd", 1), 0, AT))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the MLflow server http://127.0.0.1:" + free + " cannot be reached: ");
        listening.close();
    }

    @Test
    void whatIsNoServerIsRefusedBeforeAnythingIsTrained() {
        assertThatThrownBy(() -> open(address(Optional.empty()), Study.Kind.TRAINING))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("MLFLOW_TRACKING_URI");
        assertThatThrownBy(() -> open(address(Optional.of("mlruns")), Study.Kind.TRAINING))
                .hasMessageContaining("uri \"mlruns\" is no tracking server; expected an address such as");
        assertThatThrownBy(() -> open(address(Optional.of("http://a b")), Study.Kind.TRAINING))
                .hasMessageContaining("is no address");
        assertThatThrownBy(() -> open(address(Optional.of("http://me:secret@host")), Study.Kind.TRAINING))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("MLFLOW_TRACKING_PASSWORD")
                .hasMessageNotContaining("secret");
    }

    private static MlflowOptions address(Optional<String> uri) {
        return new MlflowOptions(uri, Optional.empty(), Artifacts.NONE, Duration.ofSeconds(1), Duration.ZERO);
    }

    private MlflowOptions options(Artifacts artifacts) {
        return options(artifacts, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private MlflowOptions options(Artifacts artifacts, Duration timeout, Duration patience) {
        return new MlflowOptions(Optional.of(server.uri()), Optional.empty(), artifacts, timeout, patience);
    }

    private Listening open(MlflowOptions options, Study.Kind kind) {
        Study study = new Study(kind, "small", folder.resolve("small"), "name = small\n");
        return new MlflowListener(environment).open(options, study, notices::add);
    }

    private RunInfo run(String label, long seed) throws IOException {
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

    private static EpochInfo epoch(int epoch, double f1) {
        return new EpochInfo(
                epoch, "train", Map.of("train/loss", 1. / epoch, "validation/f1", f1), AT.plusSeconds(epoch));
    }

    private static RunEnd end(RunInfo run) {
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
