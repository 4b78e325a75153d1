package dev.decant.plugin.mlflow;

import dev.decant.api.listener.EpochInfo;
import dev.decant.api.listener.Listening;
import dev.decant.api.listener.RunEnd;
import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import dev.decant.api.listener.Study;
import dev.decant.api.listener.StudyEnd;
import dev.decant.api.listener.WrittenFile;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import dev.decant.plugin.mlflow.ServerRun.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One command as a tracking server keeps it. */
final class MlflowStudy implements Listening {
    /** The id of a run, which is the same run wherever it was trained. */
    private static final String RUN = "decant.run";

    /** Tells a comparison or search from others of its name. */
    private static final String STUDY = "decant.study";

    private static final String PARENT = "mlflow.parentRunId";

    private final Experiment experiment;
    private final Artifacts artifacts;
    private final Study study;
    private final Consumer<String> notices;
    private final Map<RunInfo, ServerRun> runs = new LinkedHashMap<>();
    private Optional<ServerRun> parent = Optional.empty();
    private boolean filesRefused;

    MlflowStudy(Experiment experiment, Artifacts artifacts, Study study, Consumer<String> notices) {
        this.experiment = experiment;
        this.artifacts = artifacts;
        this.study = study;
        this.notices = notices;
    }

    @Override
    public void started(RunInfo run, int epochsBefore, Instant at) throws IOException {
        Optional<ServerRun> known = known(run).filter(found -> epochsBefore > 0 || !found.finished());
        runs.put(run, known.isPresent() ? goingOn(known.get()) : created(run, at));
    }

    @Override
    public void epochDone(RunInfo run, EpochInfo epoch) throws IOException {
        of(run).metrics(points(epoch.values(), epoch.epoch(), epoch.at()));
    }

    @Override
    public void finished(RunInfo run, RunEnd end) throws IOException {
        ServerRun kept = of(run);
        List<Point> points = points(end.values(), end.epochs(), end.at());
        points.add(new Point("best-epoch", end.bestEpoch(), end.epochs(), end.at()));
        kept.metrics(points);
        send(kept, run.folder(), end.files());
        kept.ends("FINISHED", end.at());
    }

    /** What the server has of it stays. */
    @Override
    public void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {
        Optional<ServerRun> known = known(run);
        if (known.isPresent() && known.get().finished()) {
            return;
        }
        Instant began = epochs.isEmpty() ? end.at() : epochs.get(0).at();
        ServerRun kept = known.isPresent() ? goingOn(known.get()) : created(run, began);
        runs.put(run, kept);
        List<Point> points = new ArrayList<>();
        epochs.stream()
                .filter(epoch -> epoch.epoch() > kept.lastStep())
                .forEach(epoch -> points.addAll(points(epoch.values(), epoch.epoch(), epoch.at())));
        kept.metrics(points);
        finished(run, end);
    }

    @Override
    public void stopped(RunInfo run, RunStop stop) throws IOException {
        ServerRun kept = of(run);
        kept.tag("decant.stopped", stop.message());
        kept.ends(stop.reason() == RunStop.Reason.FAILED ? "FAILED" : "KILLED", stop.at());
    }

    /** Files of the whole belong to the whole; those of a single run to it. */
    @Override
    public void ended(StudyEnd end) throws IOException {
        if (parent.isPresent()) {
            send(parent.get(), study.folder(), end.files());
            parent.get().ends("FINISHED", end.at());
            parent = Optional.empty();
            return;
        }
        for (Map.Entry<RunInfo, ServerRun> run : runs.entrySet()) {
            Path folder = run.getKey().folder();
            send(
                    run.getValue(),
                    folder,
                    end.files().stream()
                            .filter(file -> file.path().startsWith(folder))
                            .toList());
        }
    }

    @Override
    public void close() throws IOException {
        if (parent.isPresent()) {
            parent.get().ends("KILLED", Instant.now());
        }
    }

    private ServerRun of(RunInfo run) {
        return Optional.ofNullable(runs.get(run))
                .orElseThrow(() -> new IllegalStateException(run.id() + " is told of before it is started"));
    }

    private static ServerRun goingOn(ServerRun run) throws IOException {
        run.goesOn();
        return run;
    }

    private Optional<ServerRun> known(RunInfo run) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>(Map.of(RUN, plain(run.id())));
        if (study.kind() != Study.Kind.TRAINING) {
            tags.put(PARENT, parent().id());
        }
        return experiment.search(tags);
    }

    private ServerRun created(RunInfo run, Instant at) throws IOException {
        Map<String, String> tags = tags();
        tags.put(RUN, plain(run.id()));
        tags.put("decant.label", run.label());
        tags.put("decant.seed", Long.toString(run.seed()));
        tags.put("decant.folder", run.folder().toString());
        if (study.kind() != Study.Kind.TRAINING) {
            tags.put(PARENT, parent().id());
        }
        ServerRun created = experiment.create(run.id(), tags, at);
        Map<String, String> settings = new LinkedHashMap<>(run.settings());
        settings.put("seed", Long.toString(run.seed()));
        created.parameters(settings);
        return created;
    }

    /** The run of the comparison or search, of this command or of one before that was the same. */
    private ServerRun parent() throws IOException {
        if (parent.isEmpty()) {
            String kind = study.kind().name().toLowerCase(Locale.ROOT);
            String user = System.getProperty("user.name", "");
            String key = UUID.nameUUIDFromBytes(
                            (kind + " " + user + " " + study.folder()).getBytes(StandardCharsets.UTF_8))
                    .toString();
            Optional<ServerRun> before = experiment.search(Map.of(STUDY, key));
            if (before.isPresent()) {
                parent = Optional.of(goingOn(before.get()));
            } else {
                Map<String, String> tags = tags();
                tags.put(STUDY, key);
                tags.put("decant.folder", study.folder().toString());
                parent = Optional.of(experiment.create(study.name() + " " + kind, tags, Instant.now()));
                configuration(parent.get());
            }
        }
        return parent.get();
    }

    /** What is resolved here lies in no file of the whole. */
    private void configuration(ServerRun run) throws IOException {
        if (mayBeSent(run)) {
            Path file = Files.createTempFile("decant", ".conf");
            try {
                Files.writeString(file, study.configuration());
                run.send(file, "config.conf");
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.user", System.getProperty("user.name", ""));
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("mlflow.source.name", "decant");
        return tags;
    }

    private static List<Point> points(Map<String, Double> values, int step, Instant at) {
        List<Point> points = new ArrayList<>();
        values.forEach((name, value) -> points.add(new Point(name, value, step, at)));
        return points;
    }

    /** @param folder that the names of files are relative to */
    private void send(ServerRun run, Path folder, List<WrittenFile> files) throws IOException {
        for (WrittenFile file : files) {
            if (isChosen(file.path()) && mayBeSent(run)) {
                Path from =
                        file.path().startsWith(folder) ? folder : file.path().resolveSibling("");
                run.send(file.path(), from.relativize(file.path()).toString().replace('\\', '/'));
            }
        }
    }

    private boolean isChosen(Path path) {
        return artifacts == Artifacts.ALL
                || (Files.isRegularFile(path) && !path.toString().endsWith(".safetensors"));
    }

    private boolean mayBeSent(ServerRun run) {
        if (artifacts == Artifacts.NONE) {
            return false;
        }
        if (!run.takesFiles() && !filesRefused) {
            filesRefused = true;
            notices.accept("files are not sent: the server keeps those of this experiment at " + run.artifacts()
                    + ", which is not written through it");
        }
        return run.takesFiles();
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
