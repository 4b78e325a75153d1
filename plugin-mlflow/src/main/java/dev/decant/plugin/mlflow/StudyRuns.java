package dev.decant.plugin.mlflow;

import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The runs of a server that one command tells of: found by their tags where a command before told of them, or made. */
final class StudyRuns {
    /** The id of a run, which is the same run wherever it was trained. */
    private static final String RUN = "decant.run";

    /** Tells a comparison or search from others of its name. */
    private static final String STUDY = "decant.study";

    private static final String PARENT = "mlflow.parentRunId";

    private final Experiment experiment;
    private final SentFiles files;
    private final Study study;
    private Optional<ServerRun> parent = Optional.empty();

    /** @param files the configuration of a comparison or search is among them */
    StudyRuns(Experiment experiment, SentFiles files, Study study) {
        this.experiment = experiment;
        this.files = files;
        this.study = study;
    }

    /** The run of the comparison or search; empty for a training, and before the first run. */
    Optional<ServerRun> whole() {
        return parent;
    }

    /** The last one that is this run, as far as the server has one. */
    Optional<ServerRun> known(RunInfo run) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>(Map.of(RUN, plain(run.id())));
        if (study.kind() != Study.Kind.TRAINING) {
            tags.put(PARENT, parent().id());
        }
        return experiment.search(tags);
    }

    /** A new one. */
    ServerRun created(RunInfo run, Instant at) throws IOException {
        Map<String, String> tags = tags();
        tags.put(RUN, plain(run.id()));
        tags.put("decant.label", run.label());
        tags.put("decant.seed", Long.toString(run.seed()));
        tags.put("decant.folder", run.folder().toString());
        if (study.kind() != Study.Kind.TRAINING) {
            tags.put(PARENT, parent().id());
        }
        return experiment.create(run.id(), tags, at);
    }

    /**
     * The run of the comparison or search, of this command or of one before that was the same. Its configuration is this
     * command's, which is resolved here and lies in no file.
     */
    private ServerRun parent() throws IOException {
        if (parent.isEmpty()) {
            String kind = study.kind().name().toLowerCase(Locale.ROOT);
            String user = System.getProperty("user.name", "");
            String key = UUID.nameUUIDFromBytes(
                            (kind + " " + user + " " + study.folder()).getBytes(StandardCharsets.UTF_8))
                    .toString();
            Optional<ServerRun> before = experiment.search(Map.of(STUDY, key));
            if (before.isPresent()) {
                before.get().goesOn();
                parent = before;
            } else {
                Map<String, String> tags = tags();
                tags.put(STUDY, key);
                tags.put("decant.folder", study.folder().toString());
                parent = Optional.of(experiment.create(study.name() + " " + kind, tags, Instant.now()));
            }
            files.send(parent.get(), "config.conf", study.configuration());
        }
        return parent.get();
    }

    private static Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("mlflow.user", System.getProperty("user.name", ""));
        tags.put("mlflow.source.type", "LOCAL");
        tags.put("mlflow.source.name", "decant");
        return tags;
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
