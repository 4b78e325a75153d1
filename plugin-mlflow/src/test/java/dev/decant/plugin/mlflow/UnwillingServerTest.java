package dev.decant.plugin.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service.RunStatus;

/** Servers that refuse, stumble, hang, lose what they are told, or are not there. */
class UnwillingServerTest extends ToldServer {
    @Test
    void filesThatTheServerDoesNotTakeStayAndOneLineSaysSo() throws IOException {
        server.artifactRoot = "s3://bucket/";
        trainToTheEnd(options(Artifacts.ALL), run("kd", 1));
        assertThat(notices).singleElement().asString().contains("files are not sent", "s3://bucket/1/run1/artifacts");
        assertThat(server.run(run("kd", 1).id()).status).isEqualTo(RunStatus.FINISHED);
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
}
