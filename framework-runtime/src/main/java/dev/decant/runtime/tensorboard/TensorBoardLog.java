package dev.decant.runtime.tensorboard;

import static java.util.Objects.requireNonNull;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes a folder for each run, which is a session of the HParams plugin, and what there is to compare beside them. */
final class TensorBoardLog implements Listening {
    private static final String EXPERIMENT = "experiment";

    private final Path folder;
    private final Study study;
    private final Instant began = Instant.now();
    private final Map<String, EventFile> open = new HashMap<>();
    private final List<Map<String, String>> sessions = new ArrayList<>();
    private final TreeSet<String> metrics = new TreeSet<>();

    TensorBoardLog(Path folder, Study study) {
        this.folder = folder;
        this.study = study;
    }

    @Override
    public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
        EventFile events = EventFile.create(folder.resolve(run.id()), run.id(), epochsBefore);
        EventFile before = open.put(run.id(), events);
        if (before != null) {
            before.close();
        }
        Map<String, String> settings = HyperParameters.of(run);
        sessions.add(settings);
        events.add(HyperParameters.sessionStart(settings, at), 0, at);
    }

    @Override
    public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
        scalars(events(run), epoch.values(), epoch.epoch(), epoch.at());
    }

    @Override
    public void finished(RunInfo run, RunEnd end) throws IOException {
        EventFile events = events(run);
        scalars(events, end.values(), end.epochs(), end.at());
        events.add(HyperParameters.sessionEnd(true, end.at()), end.epochs(), end.at());
        close(run);
    }

    @Override
    public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
        if (isThere(folder.resolve(run.id()))) {
            sessions.add(HyperParameters.of(run));
            epochs.forEach(epoch -> compared(epoch.values()));
            compared(end.values());
            return;
        }
        started(run, 0, epochs.isEmpty() ? end.at() : epochs.get(0).at());
        for (EpochInfo epoch : epochs) {
            epochDone(run, epoch);
        }
        finished(run, end);
    }

    private static boolean isThere(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** A session without an end is one that still runs. */
    @Override
    public void stopped(RunInfo run, RunStop stop) throws IOException {
        if (stop.reason() == RunStop.Reason.FAILED) {
            events(run).add(HyperParameters.sessionEnd(false, stop.at()), stop.epochs(), stop.at());
        }
        close(run);
    }

    private void scalars(EventFile events, Map<String, Double> values, int step, Instant at) throws IOException {
        compared(values);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            events.scalar(value.getKey(), step, value.getValue(), at);
        }
    }

    /** Losses of different strategies cannot be. */
    private void compared(Map<String, Double> values) {
        values.keySet().stream()
                .filter(name -> name.startsWith("validation/") || name.startsWith("test/"))
                .forEach(metrics::add);
    }

    private EventFile events(RunInfo run) {
        return requireNonNull(open.get(run.id()), "a run is told of before it is started");
    }

    private void close(RunInfo run) throws IOException {
        EventFile events = open.remove(run.id());
        if (events != null) {
            events.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (EventFile events : open.values()) {
            events.close();
        }
        open.clear();
        if (sessions.isEmpty()) {
            return;
        }
        try (EventFile events = EventFile.create(folder, EXPERIMENT, 0)) {
            events.add(HyperParameters.experiment(study.name(), sessions, metrics, began), 0, began);
        }
    }
}
