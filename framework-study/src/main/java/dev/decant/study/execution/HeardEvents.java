package dev.decant.study.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunStore;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingListener.EpochDone;
import dev.decant.runtime.training.TrainingListener.RunPaused;
import dev.decant.runtime.training.TrainingListener.RunStarted;
import dev.decant.runtime.training.TrainingListener.Selecting;
import java.util.Optional;

/** Understands what {@link ProcessEvents} wrote, tells a listener, and remembers how the run ended. */
final class HeardEvents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunFolder folder;
    private final TrainingListener to;
    private Optional<RunOutcome> outcome = Optional.empty();

    /** @param folder of the run */
    HeardEvents(RunFolder folder, TrainingListener to) {
        this.folder = folder;
        this.to = to;
    }

    /** How the run ended; empty if the process said nothing of an end. */
    Optional<RunOutcome> outcome() {
        return outcome;
    }

    /** What is no event is none of ours: a library printed it. */
    void hear(String line) {
        JsonNode event = parsed(line);
        switch (event.path(ProcessEvents.EVENT).asText()) {
            case "notice" -> to.notice(event.path("line").asText());
            case "started" ->
                to.started(new RunStarted(
                        event.path("run").asText(),
                        event.path("label").asText(),
                        event.path("seed").asLong(),
                        event.path("before").asInt(),
                        event.path("epochs").asInt()));
            case "epoch" -> to.epochDone(epoch(event));
            case "paused" -> {
                outcome = Optional.of(new RunOutcome.Paused());
                to.paused(new RunPaused(
                        event.path("run").asText(),
                        event.path("label").asText(),
                        event.path("seed").asLong(),
                        event.path("trained").asInt(),
                        event.path("epochs").asInt()));
            }
            case "finished" -> to.finished(read());
            case "found" -> to.found(read());
            case "failed" -> {
                String reason = event.path("reason").asText();
                outcome = Optional.of(new RunOutcome.Failed(reason, new TrainingFailed(reason)));
            }
            default -> {}
        }
    }

    private FinishedRun read() {
        FinishedRun run = RunStore.read(folder.path());
        outcome = Optional.of(new RunOutcome.Finished(run));
        return run;
    }

    private static EpochDone epoch(JsonNode event) {
        return new EpochDone(
                event.path("epoch").asInt(),
                event.path("epochs").asInt(),
                event.path("phase").asText(),
                event.path("loss").asDouble(),
                new Selecting(event.path("metric").asText(), event.path("value").asDouble(Double.NEGATIVE_INFINITY)),
                event.path("best").asBoolean(),
                event.path("seconds").asDouble());
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }
}
