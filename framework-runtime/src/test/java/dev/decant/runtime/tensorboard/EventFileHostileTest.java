package dev.decant.runtime.tensorboard;

import dev.decant.testkit.HostileInputTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event files of a log folder, which are read as far as they are sound. */
class EventFileHostileTest extends HostileInputTest {
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    @Override
    protected List<byte[]> sound() throws IOException {
        Path folder = Files.createTempDirectory("hostile-events");
        try (EventFile events = EventFile.create(folder, "run", 0)) {
            events.add(HyperParameters.sessionStart(Map.of("alpha", "0.5", "hard", "true", "label", "kd"), AT), 0, AT);
            events.scalar("validation/f1", 1, .5, AT);
            events.add(HyperParameters.sessionEnd(true, AT), 1, AT);
        }
        return List.of(Files.readAllBytes(EventFile.file(folder, "run", 0)));
    }

    @Override
    protected void read(byte[] file) throws IOException {
        Path path = onDisk("events.out.tfevents.000000.run", file);
        LoggedSession.of(path.resolveSibling("")).settings();
    }
}
