package dev.decant.plugin.spark.driver;

import dev.decant.plugin.spark.message.Request.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * Starts the process of a run on a worker and waits for it. A process of its own, for a native crash would take the
 * worker's executor with it. If the executor dies, the process reads the end of its standard input and ends itself.
 */
final class RunTask implements Function<Launch, TaskEnd> {
    private static final String LOCK = ".lock";
    private static final long PREDECESSOR_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LOOK_MILLIS = 200;

    private static final long serialVersionUID = 1;

    @Override
    public TaskEnd call(Launch launch) throws IOException, InterruptedException {
        Path output = Path.of(launch.output());
        Process process;
        try {
            if (TaskContext.get().attemptNumber() > 0) {
                awaitPredecessor(output.resolveSibling(LOCK));
                Files.writeString(
                        output, "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND); // ends half a line
            }
            process = start(launch);
        } catch (IOException e) {
            return new TaskEnd.NotStarted(e.getMessage() + "; the command, its folder " + launch.directory()
                    + " and the log " + launch.log() + " must be the same on every node");
        }
        try {
            tell(process, launch.input());
            return new TaskEnd.Exited(process.waitFor(), Files.size(output));
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * The process of the attempt before may live on for a while, where its executor was cut off or is slow to die; it holds the
     * lock of the run's folder, in which the output lies. Who comes too early would be refused for good.
     */
    private static void awaitPredecessor(Path lock) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PREDECESSOR_NANOS;
        while (Files.exists(lock) && isHeld(lock) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isHeld(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static Process start(Launch launch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(Path.of(launch.directory()).toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of(launch.output()).toFile()))
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(Path.of(launch.log()).toFile()));
        builder.environment().putAll(launch.environment());
        return builder.start();
    }

    private static void tell(Process process, String input) {
        OutputStream in = process.getOutputStream();
        try {
            in.write((input + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // it ended already, and its exit code says more
        }
    }
}
