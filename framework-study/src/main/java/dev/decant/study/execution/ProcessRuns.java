package dev.decant.study.execution;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.training.TrainingFailed;
import dev.decant.runtime.training.TrainingListener;
import dev.decant.runtime.training.TrainingListener.RunFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Each run in a process that trains no other at the same time, wherever a pool has places. A process that crashes takes no other with it. */
final class ProcessRuns implements RunExecutor {
    /** Until this process hears of a signal that its children heard before. */
    private static final int GRACE_MILLIS = 2000;

    private final ProcessPool pool;
    private final Thread atShutdown = new Thread(this::stop, "stop of runs");
    private volatile boolean closed;

    /** @param pool of processes that are {@link RunProcess} or speak as it does */
    ProcessRuns(ProcessPool pool) {
        this.pool = pool;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    @Override
    public int slots() {
        return pool.slots();
    }

    @Override
    public RunOutcome run(RunUnit unit, TrainingListener progress) throws IOException {
        requireOpen();
        RunFolder folder = unit.folder();
        Path file = folder.log().toAbsolutePath();
        Files.createDirectories(folder.path());
        LogTail log = LogTail.from(file);
        HeardEvents events = new HeardEvents(folder, progress);
        progress.about(unit.spec(), folder);
        try {
            Ending ending =
                    pool.run(new Assignment(unit.name(), unit.text().line(), file), new Heard(events, progress));
            if (events.outcome().isEmpty() && isStop(ending) && !closed) {
                Thread.sleep(GRACE_MILLIS);
            }
            requireOpen();
            RunOutcome outcome = outcome(ending, events, log);
            if (outcome instanceof RunOutcome.Failed failed) {
                progress.failed(new RunFailed(unit.id(), failed.reason()));
            }
            return outcome;
        } catch (IOException e) {
            requireOpen();
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("stopped; what was trained is saved, and the same command goes on there");
        }
    }

    /** An interrupt of the keyboard goes to all processes at once: a run that is stopped so has not failed. */
    private static boolean isStop(Ending ending) {
        return ending instanceof Ending.Exited exited && (exited.code() == 130 || exited.code() == 143);
    }

    private static RunOutcome outcome(Ending ending, HeardEvents events, LogTail log) {
        if (ending instanceof Ending.Lost lost) {
            return failed(lost.reason());
        } else if (ending instanceof Ending.Exited exited) {
            return events.outcome().orElseGet(() -> crashed(exited.code(), log));
        }
        throw new IllegalArgumentException("no outcome for " + ending);
    }

    private static RunOutcome crashed(int code, LogTail log) {
        // 128 and the number of the signal, as shells say it
        String how = code == 137 ? " (killed, perhaps for lack of memory)" : "";
        String last = log.lastLines();
        return failed("its process ended with code " + code + how + "; the log is " + log.file()
                + (last.isEmpty() ? "" : ", which ends with\n" + last));
    }

    private static RunOutcome failed(String reason) {
        return new RunOutcome.Failed(reason, new TrainingFailed(reason));
    }

    private void stop() {
        closed = true;
        pool.close();
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

    /** Passes on what a process says. */
    private record Heard(HeardEvents events, TrainingListener progress) implements ProcessOutput {
        @Override
        public void line(String text) {
            events.hear(text);
        }

        @Override
        public void notice(String text) {
            progress.notice(text);
        }
    }
}
