package dev.decant.runtime.training;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the trainings of a process to stop after the step that each is at. What they trained is saved, and they go on from
 * there when they are started again. One object serves a whole process; once made, the request stays.
 */
public final class StopRequest {
    private final AtomicInteger watchers = new AtomicInteger();
    private volatile boolean made;

    /** Asks. */
    public void make() {
        made = true;
    }

    /** Whether somebody asked. */
    public boolean isMade() {
        return made;
    }

    /** Whether somebody is at work who looks at this from step to step. */
    public boolean isWatched() {
        return watchers.get() > 0;
    }

    /** Begins to look at this from step to step, until it is closed. */
    public Watch watch() {
        watchers.incrementAndGet();
        return watchers::decrementAndGet;
    }

    /** A time during which the request is heard. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
