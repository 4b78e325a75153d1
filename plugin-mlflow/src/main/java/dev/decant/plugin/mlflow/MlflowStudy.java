package dev.decant.plugin.mlflow;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.plugin.mlflow.ServerRun.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One command as a tracking server keeps it. */
final class MlflowStudy implements Listening {
    /** Which files of a finished run the server has. */
    private static final String FILES = "decant.files";

    /** Comes last of what is told at the end of a run, so that a server that has it has all. */
    private static final String BEST_EPOCH = "best-epoch";

    private final StudyRuns server;
    private final SentFiles files;
    private final Study study;
    private final Map<RunInfo, ServerRun> runs = new LinkedHashMap<>();
    private final Set<RunInfo> going = new LinkedHashSet<>();
    private boolean over;

    MlflowStudy(StudyRuns server, SentFiles files, Study study) {
        this.server = server;
        this.files = files;
        this.study = study;
    }

    @Override
    public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
        Optional<ServerRun> known = server.known(run).filter(found -> epochsBefore > 0 || !found.finished());
        ServerRun kept = known.isPresent() ? known.get() : server.created(run, at);
        runs.put(run, kept);
        going.add(run);
        if (known.isPresent()) {
            kept.goesOn();
        }
        kept.parameters(settings(run));
    }

    @Override
    public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
        of(run).metrics(points(epoch.values(), epoch.epoch(), epoch.at()));
    }

    /** Files come last: whether the server takes them or not, it knows how the run ended. */
    @Override
    public void finished(RunInfo run, RunEnd end) throws IOException {
        ServerRun kept = of(run);
        conclude(kept, end);
        kept.ends("FINISHED", end.at());
        going.remove(run);
        send(kept, run, end);
    }

    /** Adds what the server does not have; what it has stays. */
    @Override
    public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
        Optional<ServerRun> known = server.known(run);
        ServerRun kept = known.isPresent()
                ? known.get()
                : server.created(
                        run, epochs.isEmpty() ? end.at() : epochs.get(0).at());
        runs.put(run, kept);
        kept.parameters(settings(run));
        List<Point> points = new ArrayList<>();
        missing(kept, epochs).forEach(epoch -> points.addAll(points(epoch.values(), epoch.epoch(), epoch.at())));
        kept.metrics(points);
        conclude(kept, end);
        kept.untag(ServerRun.STOPPED);
        if (!kept.finished()) {
            kept.ends("FINISHED", end.at());
        }
        if (!kept.tag(FILES).equals(files.word())) {
            send(kept, run, end);
        }
    }

    /** The epochs of which the server has no value; all of an epoch are told at once. */
    private static Collection<EpochInfo> missing(ServerRun kept, List<EpochInfo> epochs) throws IOException {
        Map<Long, EpochInfo> missing = new LinkedHashMap<>();
        Set<String> curves = new LinkedHashSet<>();
        for (EpochInfo epoch : epochs) {
            missing.put((long) epoch.epoch(), epoch);
            curves.addAll(epoch.values().keySet());
        }
        for (String curve : curves) {
            if (missing.isEmpty()) {
                break; // after the first curve, if none is
            }
            missing.keySet().removeAll(kept.steps(curve));
        }
        return missing.values();
    }

    private static void conclude(ServerRun kept, RunEnd end) throws IOException {
        if (!kept.has(BEST_EPOCH)) {
            List<Point> points = points(end.values(), end.epochs(), end.at());
            points.add(new Point(BEST_EPOCH, end.bestEpoch(), end.epochs(), end.at()));
            kept.metrics(points);
        }
    }

    private void send(ServerRun kept, RunInfo run, RunEnd end) throws IOException {
        if (files.send(kept, run.folder(), end.files())) {
            kept.tag(FILES, files.word());
        }
    }

    @Override
    public void stopped(RunInfo run, RunStop stop) throws IOException {
        ServerRun kept = of(run);
        going.remove(run);
        kept.tag(ServerRun.STOPPED, stop.message());
        kept.ends(stop.reason() == RunStop.Reason.FAILED ? "FAILED" : "KILLED", stop.at());
    }

    /** Files of the whole belong to the whole; those of a single run to it. */
    @Override
    public void ended(StudyEnd end) throws IOException {
        Optional<ServerRun> whole = server.whole();
        if (whole.isPresent()) {
            whole.get().ends("FINISHED", end.at());
            over = true;
            files.send(whole.get(), study.folder(), end.files());
            return;
        }
        for (Map.Entry<RunInfo, ServerRun> run : runs.entrySet()) {
            Path folder = run.getKey().folder();
            files.send(
                    run.getValue(),
                    folder,
                    end.files().stream()
                            .filter(file -> file.path().startsWith(folder))
                            .toList());
        }
    }

    /** What has not ended by now, nobody tells the end of. */
    @Override
    public void close() throws IOException {
        Instant now = Instant.now();
        for (RunInfo run : going) {
            ServerRun kept = of(run);
            kept.tag(ServerRun.STOPPED, "nothing more was told of it");
            kept.ends("KILLED", now);
        }
        if (!over && server.whole().isPresent()) {
            server.whole().get().ends("KILLED", now);
        }
    }

    private ServerRun of(RunInfo run) {
        return Optional.ofNullable(runs.get(run))
                .orElseThrow(() -> new IllegalStateException(run.id() + " is told of before it is started"));
    }

    private static Map<String, String> settings(RunInfo run) {
        Map<String, String> settings = new LinkedHashMap<>(run.settings());
        settings.put("seed", Long.toString(run.seed()));
        return settings;
    }

    private static List<Point> points(Map<String, Double> values, int step, Instant at) {
        List<Point> points = new ArrayList<>();
        values.forEach((name, value) -> points.add(new Point(name, value, step, at)));
        return points;
    }
}
