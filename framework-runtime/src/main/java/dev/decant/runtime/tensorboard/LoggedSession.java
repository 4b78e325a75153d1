package dev.decant.runtime.tensorboard;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** What the event files of a run's folder say of it, as far as they can be read: a killed command leaves half a record. */
final class LoggedSession {
    private final Map<String, Set<Long>> curves = new HashMap<>();
    private final Map<String, Value> settings = new LinkedHashMap<>();
    private boolean ended;

    private LoggedSession() {}

    /** A session without anything where there is no such folder. */
    static LoggedSession of(Path folder) throws IOException {
        LoggedSession session = new LoggedSession();
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.filter(EventFile::isOne).sorted().toList();
            }
            for (Path file : files) {
                EventFile.read(file, session::add);
            }
        }
        return session;
    }

    private void add(Event event) throws InvalidProtocolBufferException {
        for (Summary.Value value : event.getSummary().getValueList()) {
            if (HyperParameters.isSessionStart(value)) {
                settings.putAll(HyperParameters.settings(value));
            } else if (HyperParameters.isSessionEnd(value)) {
                ended |= HyperParameters.isSuccess(value);
            } else {
                curves.computeIfAbsent(value.getTag(), unseen -> new HashSet<>())
                        .add(event.getStep());
            }
        }
    }

    /** What the run is made of; empty where no session began here. */
    Map<String, Value> settings() {
        return settings;
    }

    /** Whether the run came to its end. */
    boolean ended() {
        return ended;
    }

    /** The tags of the curves. */
    Set<String> curves() {
        return curves.keySet();
    }

    /** Whether any of these curves has a value at a step. */
    boolean has(Set<String> tags, long step) {
        return tags.stream().anyMatch(tag -> curves.getOrDefault(tag, Set.of()).contains(step));
    }
}
