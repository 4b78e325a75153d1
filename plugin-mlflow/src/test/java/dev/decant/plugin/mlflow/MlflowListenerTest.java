package dev.decant.plugin.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decant.api.config.InvalidConfiguration;
import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.plugin.mlflow.FakeMlflow.Kept;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service.RunStatus;

/** What a tracking server is told, which checks each request against MLflow's own messages. */
class MlflowListenerTest extends ToldServer {
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
}
