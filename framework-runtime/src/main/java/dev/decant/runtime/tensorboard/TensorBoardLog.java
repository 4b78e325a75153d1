package dev.decant.runtime.tensorboard;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Value;
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
    private boolean told;

    TensorBoardLog(Path folder, Study study) {
        this.folder = folder;
        this.study = study;
    }

    @Override
    public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
        open(run, epochsBefore);
        events(run).add(HyperParameters.sessionStart(HyperParameters.of(run), at), 0, at);
    }

    private void open(RunInfo run, int epochsBefore) throws IOException {
        told = true;
        EventFile events = EventFile.create(folder.resolve(run.id()), run.id(), epochsBefore);
        EventFile before = open.put(run.id(), events);
        if (before != null) {
            before.close();
        }
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

    /** Adds what the folder does not have; what it has stays. */
    @Override
    public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
        told = true;
        Path own = folder.resolve(run.id());
        LoggedSession before = LoggedSession.of(own);
        List<EpochInfo> missing = epochs.stream()
                .filter(epoch -> !before.has(epoch.values().keySet(), epoch.epoch()))
                .toList();
        if (missing.isEmpty() && before.ended()) {
            return;
        }
        int after = missing.isEmpty() ? end.epochs() : missing.get(0).epoch() - 1;
        while (Files.exists(EventFile.file(own, run.id(), after))) {
            after++;
        }
        open(run, after);
        if (before.settings().isEmpty()) {
            Instant at = epochs.isEmpty() ? end.at() : epochs.get(0).at();
            events(run).add(HyperParameters.sessionStart(HyperParameters.of(run), at), 0, at);
        }
        for (EpochInfo epoch : missing) {
            epochDone(run, epoch);
        }
        if (before.ended()) {
            close(run);
        } else {
            finished(run, end);
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

    private static void scalars(EventFile events, Map<String, Double> values, int step, Instant at) throws IOException {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            events.scalar(value.getKey(), step, value.getValue(), at);
        }
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
        if (told) {
            compare();
        }
    }

    /** Every run of the folder, those too that this command did not tell of. */
    private void compare() throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.list(folder)) {
            folders = found.filter(Files::isDirectory).sorted().toList();
        }
        List<Map<String, Value>> sessions = new ArrayList<>();
        TreeSet<String> metrics = new TreeSet<>();
        for (Path run : folders) {
            LoggedSession session = LoggedSession.of(run);
            if (!session.settings().isEmpty()) {
                sessions.add(session.settings());
                session.curves().stream().filter(TensorBoardLog::isCompared).forEach(metrics::add);
            }
        }
        EventFile.replace(
                EventFile.file(folder, EXPERIMENT, 0),
                HyperParameters.experiment(study.name(), sessions, metrics, began),
                began);
    }

    /** Losses of different strategies cannot be. */
    private static boolean isCompared(String curve) {
        return curve.startsWith("validation/") || curve.startsWith("test/");
    }
}
