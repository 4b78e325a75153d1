package dev.decant.study.execution;

import dev.decant.runtime.training.StopRequest;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Has an executor train every unit of a source, as many at a time as it has slots. */
public final class Drain {
    private static final int LOOK_MILLIS = 200;

    private final UnitSource source;
    private final RunExecutor executor;
    private final TrainingListener progress;
    private final StopRequest stop;
    private int running;
    private @Nullable Throwable failure;

    private Drain(UnitSource source, RunExecutor executor, TrainingListener progress, StopRequest stop) {
        this.source = source;
        this.executor = executor;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Returns when the source has no unit left. With one slot everything happens on the calling thread.
     *
     * @param progress hears all runs
     * @param stop closes the executor, after which this returns no more
     * @throws CancellationException if it was asked to stop, or the calling thread is interrupted
     */
    public static void drain(UnitSource source, RunExecutor executor, TrainingListener progress, StopRequest stop)
            throws IOException {
        if (executor.slots() == 1) {
            oneAfterTheOther(source, executor, progress);
        } else {
            new Drain(source, executor, progress, stop).sideBySide();
        }
    }

    private static void oneAfterTheOther(UnitSource source, RunExecutor executor, TrainingListener progress)
            throws IOException {
        Optional<RunUnit> unit = source.next();
        while (unit.isPresent()) {
            source.done(unit.get(), executor.run(unit.get(), progress));
            unit = source.next();
        }
    }

    private void sideBySide() throws IOException {
        try (StopRequest.Watch watch = stop.watch()) {
            for (Thread worker : started()) {
                join(worker);
            }
        } catch (InterruptedException e) {
            executor.close();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        rethrow();
    }

    private List<Thread> started() {
        List<Thread> workers = new ArrayList<>();
        for (int slot = 0; slot < executor.slots(); slot++) {
            Thread worker = new Thread(this::work, "run " + slot);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        return workers;
    }

    private void join(Thread worker) throws InterruptedException {
        while (worker.isAlive()) {
            worker.join(LOOK_MILLIS);
            if (stop.isMade()) {
                executor.close();
                worker.join();
            }
        }
    }

    private synchronized void rethrow() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    private void work() {
        try {
            Optional<RunUnit> unit = take();
            while (unit.isPresent()) {
                RunUnit taken = unit.get();
                TrainingListener own = new OneAtATime(this, progress.besideOthers(taken.name()));
                done(taken, executor.run(taken, own));
                unit = take();
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private synchronized Optional<RunUnit> take() throws IOException, InterruptedException {
        while (failure == null) {
            Optional<RunUnit> unit = source.next();
            if (unit.isPresent()) {
                running++;
                return unit;
            }
            if (running == 0) {
                notifyAll();
                return Optional.empty();
            }
            wait();
        }
        return Optional.empty();
    }

    private synchronized void done(RunUnit unit, RunOutcome outcome) throws IOException {
        running--;
        notifyAll();
        if (failure == null) {
            source.done(unit, outcome);
        }
    }

    private void fail(Throwable thrown) {
        synchronized (this) {
            failure = failure == null ? thrown : failure;
            notifyAll();
        }
        executor.close();
    }
}
