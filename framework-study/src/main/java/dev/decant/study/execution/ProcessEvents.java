package dev.decant.study.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.io.text.Counted;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.training.TrainingListener;
import java.io.PrintStream;

/** Writes what a listener hears as lines of JSON, which {@link HeardEvents} understands, and in words for the log. */
final class ProcessEvents implements TrainingListener {
    static final String EVENT = "event";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrintStream lines;
    private final PrintStream log;

    ProcessEvents(PrintStream lines, PrintStream log) {
        this.lines = lines;
        this.log = log;
    }

    @Override
    public void notice(String line) {
        log.println(line);
        write(event("notice").put("line", line));
    }

    @Override
    public void started(RunStarted run) {
        log.println(run.label() + " seed " + run.seed() + ": " + run.line());
        write(event("started")
                .put("run", run.run())
                .put("label", run.label())
                .put("seed", run.seed())
                .put("before", run.epochsBefore())
                .put("epochs", run.epochs()));
    }

    @Override
    public void epochDone(EpochDone epoch) {
        log.println(epoch.line());
        write(event("epoch")
                .put("epoch", epoch.epoch())
                .put("epochs", epoch.epochs())
                .put("phase", epoch.phase())
                .put("loss", epoch.loss())
                .put("metric", epoch.validation().metric())
                .put("value", epoch.validation().value())
                .put("best", epoch.best())
                .put("seconds", epoch.seconds()));
    }

    @Override
    public void paused(RunPaused run) {
        log.println("stopped after epoch " + run.trained() + " of " + run.epochs());
        write(event("paused")
                .put("run", run.run())
                .put("label", run.label())
                .put("seed", run.seed())
                .put("trained", run.trained())
                .put("epochs", run.epochs()));
    }

    @Override
    public void finished(FinishedRun run) {
        log.println("finished after " + new Counted(run.epochs(), "epoch"));
        write(event("finished"));
    }

    @Override
    public void found(FinishedRun run) {
        write(event("found"));
    }

    /** The run failed in a way that has a reason. */
    void failed(String reason) {
        log.println(reason);
        write(event("failed").put("reason", reason));
    }

    private static ObjectNode event(String name) {
        return MAPPER.createObjectNode().put(EVENT, name);
    }

    private void write(ObjectNode event) {
        try {
            lines.println(MAPPER.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes could not be written", e);
        }
    }
}
