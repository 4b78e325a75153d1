package dev.decant.study.execution;

import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** Each run in a process of its own, several at a time. A process that crashes takes no other with it. */
final class ForkedRuns implements RunExecutor {
    /** Until this process hears of a signal that its children heard before. */
    private static final int GRACE_MILLIS = 2000;

    private final int slots;
    private final JavaCommand command;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread atShutdown = new Thread(this::stop, "stop of forked runs");
    private volatile boolean closed;

    /** @param command starts {@link RunProcess} or what speaks as it does */
    ForkedRuns(int slots, JavaCommand command) {
        this.slots = slots;
        this.command = command;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public RunOutcome run(RunUnit unit, TrainingListener progress) throws IOException {
        RunFolder folder = unit.folder();
        Files.createDirectories(folder.path());
        LogTail log = LogTail.from(folder.log());
        Process process = start(folder.log());
        try {
            HeardEvents events = new HeardEvents(folder, progress);
            converse(process, unit, events);
            int code = process.waitFor();
            if (events.outcome().isEmpty() && isStop(code)) {
                Thread.sleep(GRACE_MILLIS);
            }
            if (closed) {
                throw new CancellationException("stopped");
            }
            return events.outcome().orElseGet(() -> crashed(code, log, folder.log()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private Process start(Path log) throws IOException {
        if (closed) {
            throw new CancellationException("stopped");
        }
        Process process = new ProcessBuilder(command.words())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        running.add(process);
        if (closed) {
            process.destroy();
        }
        return process;
    }

    /** Standard input stays open: its end tells the process that nobody waits any more. */
    private static void converse(Process process, RunUnit unit, HeardEvents events) throws IOException {
        OutputStream in = process.getOutputStream();
        try {
            in.write((unit.text().line() + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            return; // it ended already, and its exit code says more
        }
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                events.hear(line);
                line = lines.readLine();
            }
        }
    }

    /** An interrupt of the keyboard goes to all processes at once: a run that is stopped so has not failed. */
    private static boolean isStop(int code) {
        return code == 130 || code == 143;
    }

    private static RunOutcome crashed(int code, LogTail log, Path file) {
        // 128 and the number of the signal, as shells say it
        String how = code == 137 ? " (killed, perhaps for lack of memory)" : "";
        String last = log.lastLines();
        String reason = "its process ended with code " + code + how + "; the log is " + file
                + (last.isEmpty() ? "" : ", which ends with\n" + last);
        return new RunOutcome.Failed(reason, new TrainingFailed(reason));
    }

    private void stop() {
        closed = true;
        running.forEach(Process::destroy);
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook does the same
        }
    }
}
