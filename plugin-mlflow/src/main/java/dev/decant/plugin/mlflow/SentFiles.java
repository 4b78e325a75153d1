package dev.decant.plugin.mlflow;

import dev.decant.api.listener.WrittenFile;
import dev.decant.plugin.mlflow.MlflowOptions.Artifacts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Which files are sent to a tracking server. One that does not arrive is told to the user, and the last that is tried. */
final class SentFiles {
    /** Of a run: each record and patient of a split. */
    private static final Path PREDICTIONS = Path.of("predictions");

    private final Artifacts chosen;
    private final Consumer<String> notices;
    private boolean over;

    SentFiles(Artifacts chosen, Consumer<String> notices) {
        this.chosen = chosen;
        this.notices = notices;
        this.over = chosen == Artifacts.NONE;
    }

    /** Those that are chosen, in a word. */
    String word() {
        return chosen.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Sends those of the files that are chosen.
     *
     * @param folder that their names are relative to
     * @return whether the server has all of them now
     */
    boolean send(ServerRun run, Path folder, List<WrittenFile> files) throws IOException {
        for (WrittenFile file : files) {
            Path path = file.path();
            Path name = path.startsWith(folder) ? folder.relativize(path) : path.getFileName();
            if (isChosen(path, name)) {
                attempt(run, () -> run.send(path, name.toString().replace('\\', '/')));
            }
        }
        return !over;
    }

    private boolean isChosen(Path path, Path name) {
        return chosen == Artifacts.ALL
                || (Files.isRegularFile(path)
                        && !name.startsWith(PREDICTIONS)
                        && !name.toString().endsWith(".safetensors"));
    }

    /** Sends a text that lies in no file. */
    void send(ServerRun run, String name, String text) throws IOException {
        attempt(run, () -> {
            Path file = Files.createTempFile("decant", ".conf");
            try {
                Files.writeString(file, text);
                run.send(file, name);
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private interface Sending {
        void send() throws IOException;
    }

    private void attempt(ServerRun run, Sending sending) throws IOException {
        if (over) {
            return;
        }
        if (!run.takesFiles()) {
            end("files are not sent: the server keeps those of this experiment at " + run.artifacts()
                    + ", which is not written through it");
            return;
        }
        try {
            sending.send();
        } catch (InterruptedIOException e) {
            throw e;
        } catch (UncheckedIOException | IOException e) {
            end("no more files are sent: " + e.getMessage());
        }
    }

    private void end(String why) {
        over = true;
        notices.accept(why);
    }
}
