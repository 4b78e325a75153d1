package dev.decant.runtime.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.runtime.fixture.ReadEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Curves and hyper-parameters, read back with TensorFlow's messages and the HParams plugin's declarations. */
final class TensorBoardListenerTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    Path folder;

    @Test
    void aRunIsASessionWithItsCurves() throws Exception {
        RunInfo kd = run("kd", "0.5");
        try (Listening listening = open()) {
            listening.started(kd, 0, AT);
            listening.epochDone(kd, epoch(1, .25));
            listening.epochDone(kd, epoch(2, .5));
            listening.finished(kd, end());
        }
        List<Event> events = ReadEvents.of(logs().resolve(kd.id()));
        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(ReadEvents.curve(events, "validation/f1")).containsExactly("1 0.25", "2 0.5");
        assertThat(ReadEvents.curve(events, "test/f1")).containsExactly("2 0.75");
        assertThat(events.get(2).getWallTime()).isEqualTo(1_700_000_001.0);

        Summary.Value start = ReadEvents.one(events, "_hparams_/session_start_info");
        assertThat(start.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
        assertThat(start.getMetadata().getDataClass()).isEqualTo(DataClass.DATA_CLASS_TENSOR);
        assertThat(plugin(start).replaceAll("\\s+", " ").split(" (?=hparams|start_time)"))
                .containsExactlyInAnyOrder(
                        "session_start_info {",
                        "hparams { key: \"label\" value { string_value: \"kd\" } }",
                        "hparams { key: \"strategy.alpha\" value { number_value: 0.5 } }",
                        "hparams { key: \"strategy.hard\" value { bool_value: true } }",
                        "hparams { key: \"seed\" value { number_value: 3.0 } }",
                        "start_time_secs: 1.7E9 } ");
        assertThat(plugin(ReadEvents.one(events, "_hparams_/session_end_info"))).isEqualTo("""
                session_end_info {
                  status: STATUS_SUCCESS
                  end_time_secs: 1.700000009E9
                }
                """);
    }

    @Test
    void whatDiffersBetweenRunsIsComparedByWhatWasValidatedAndTested() throws Exception {
        try (Listening listening = open()) {
            for (RunInfo run : List.of(run("kd", "0.5"), run("bbm", "0.25"))) {
                listening.started(run, 0, AT);
                listening.epochDone(run, epoch(1, .25));
                listening.finished(run, end());
            }
            listening.ended(new StudyEnd(List.of(), AT));
        }
        String experiment = plugin(ReadEvents.one(ReadEvents.of(logs()), "_hparams_/experiment"));
        assertThat(experiment.replaceAll(" *time_created_secs: .*\n", "")).isEqualTo("""
                experiment {
                  hparam_infos {
                    name: "label"
                    type: DATA_TYPE_STRING
                    domain_discrete {
                      values {
                        string_value: "bbm"
                      }
                      values {
                        string_value: "kd"
                      }
                    }
                  }
                  hparam_infos {
                    name: "strategy.alpha"
                    type: DATA_TYPE_FLOAT64
                    domain_discrete {
                      values {
                        number_value: 0.25
                      }
                      values {
                        number_value: 0.5
                      }
                    }
                  }
                  metric_infos {
                    name {
                      tag: "test/f1"
                    }
                  }
                  metric_infos {
                    name {
                      tag: "validation/f1"
                    }
                    dataset_type: DATASET_VALIDATION
                  }
                  name: "small"
                }
                """);
    }

    @Test
    void aRunThatIsFoundIsWrittenOnceAndAnInterruptedOneGoesOnInAnotherFile() throws Exception {
        RunInfo kd = run("kd", "0.5");
        RunInfo bbm = run("bbm", "0.25");
        try (Listening listening = open()) {
            listening.found(kd, List.of(epoch(1, .25), epoch(2, .5)), end());
            listening.started(bbm, 0, AT);
            listening.epochDone(bbm, epoch(1, .125));
            listening.stopped(bbm, new RunStop(RunStop.Reason.INTERRUPTED, 1, "interrupted", AT));
        }
        try (Listening listening = open()) {
            listening.found(kd, List.of(epoch(1, .25), epoch(2, .5)), end());
            listening.started(bbm, 1, AT);
            listening.epochDone(bbm, epoch(2, .75));
            listening.finished(bbm, end());
        }
        assertThat(ReadEvents.curve(ReadEvents.of(logs().resolve(kd.id())), "validation/f1"))
                .containsExactly("1 0.25", "2 0.5");
        List<Event> events = ReadEvents.of(logs().resolve(bbm.id()));
        assertThat(ReadEvents.curve(events, "validation/f1")).containsExactly("1 0.125", "2 0.75");
        ReadEvents.one(events, "_hparams_/session_end_info");
        String experiment = plugin(ReadEvents.one(ReadEvents.of(logs()), "_hparams_/experiment"));
        assertThat(experiment).contains("\"kd\"", "\"bbm\"", "\"test/f1\"");
    }

    @Test
    void epochsThatWereTrainedUnheardAreAddedWhenTheRunIsFoundAndNothingIsDoubled() throws Exception {
        RunInfo kd = run("kd", "0.5");
        List<EpochInfo> epochs = List.of(epoch(1, .125), epoch(2, .25), epoch(3, .5), epoch(4, .75));
        try (Listening listening = open()) {
            listening.started(kd, 2, AT);
            listening.epochDone(kd, epochs.get(2));
            listening.epochDone(kd, epochs.get(3));
            listening.finished(kd, end());
        }
        for (int i = 0; i < 2; i++) {
            try (Listening listening = open()) {
                listening.found(kd, epochs, end());
            }
            List<Event> events = ReadEvents.of(logs().resolve(kd.id()));
            assertThat(ReadEvents.curve(events, "validation/f1"))
                    .containsExactly("1 0.125", "2 0.25", "3 0.5", "4 0.75");
            assertThat(ReadEvents.curve(events, "test/f1")).containsExactly("2 0.75");
            ReadEvents.one(events, "_hparams_/session_start_info");
            ReadEvents.one(events, "_hparams_/session_end_info");
        }
    }

    /** Killed between the last epoch and the end, in the midst of a record. */
    @Test
    void aRunThatWasKilledBeforeItsEndWasWrittenGetsIt() throws Exception {
        RunInfo kd = run("kd", "0.5");
        try (Listening listening = open()) {
            listening.started(kd, 0, AT);
            listening.epochDone(kd, epoch(1, .25));
            listening.epochDone(kd, epoch(2, .5));
        }
        Path own = logs().resolve(kd.id());
        Path file = EventFile.file(own, kd.id(), 0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        try (Listening listening = open()) {
            listening.found(kd, List.of(epoch(1, .25), epoch(2, .5)), end());
        }
        Files.write(file, whole);
        List<Event> events = ReadEvents.of(own);
        assertThat(ReadEvents.curve(events, "validation/f1")).containsExactly("1 0.25", "2 0.5", "2 0.5");
        assertThat(ReadEvents.curve(events, "test/f1")).containsExactly("2 0.75");
        ReadEvents.one(events, "_hparams_/session_start_info");
        assertThat(plugin(ReadEvents.one(events, "_hparams_/session_end_info"))).contains("STATUS_SUCCESS");
    }

    @Test
    void aCommandOfOneRunLeavesWhatThereIsToCompare() throws Exception {
        RunInfo kd = run("kd", "0.5");
        RunInfo bbm = run("bbm", "0.25");
        try (Listening listening = open()) {
            for (RunInfo run : List.of(kd, bbm)) {
                listening.started(run, 0, AT);
                listening.epochDone(run, epoch(1, .25));
                listening.finished(run, end());
            }
        }
        String before = plugin(ReadEvents.one(ReadEvents.of(logs()), "_hparams_/experiment"));
        try (Listening listening = open()) {
            listening.started(bbm, 1, AT);
            listening.stopped(bbm, new RunStop(RunStop.Reason.INTERRUPTED, 1, "interrupted", AT));
        }
        String after = plugin(ReadEvents.one(ReadEvents.of(logs()), "_hparams_/experiment"));
        assertThat(after.replaceAll("time_created_secs: .*", ""))
                .isEqualTo(before.replaceAll("time_created_secs: .*", ""))
                .contains("strategy.alpha", "\"test/f1\"", "\"validation/f1\"");
    }

    private static String plugin(Summary.Value value) throws Exception {
        return new HParamsMessages().text(value.getMetadata().getPluginData().getContent());
    }

    private Path logs() {
        return folder.resolve("small").resolve("tensorboard");
    }

    private Listening open() throws IOException {
        Study study = new Study(Study.Kind.COMPARISON, "small", folder.resolve("small"), "");
        return new TensorBoardListener().open(new TensorBoardListener.Options(Optional.empty()), study, notice -> {});
    }

    private RunInfo run(String label, String alpha) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("label", label);
        settings.put("strategy.alpha", alpha);
        settings.put("strategy.hard", "true");
        return new RunInfo(label + "-s3-0123456789ab", label, 3, 2, folder.resolve(label), settings);
    }

    private static EpochInfo epoch(int epoch, double f1) {
        return new EpochInfo(epoch, "train", Map.of("validation/f1", f1), AT.plusSeconds(epoch));
    }

    private static RunEnd end() {
        return new RunEnd(2, 1, Map.of("test/f1", .75), List.of(), AT.plusSeconds(9));
    }
}
