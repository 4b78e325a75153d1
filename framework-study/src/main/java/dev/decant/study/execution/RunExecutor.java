package dev.decant.study.execution;

import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;

/**
 * Trains runs somewhere. It decides where and how many at a time, never what comes out: the same unit gives the same bits
 * everywhere, or fails because its id would be another.
 */
public interface RunExecutor extends AutoCloseable {
    /** How many units it can train at a time, at least 1. */
    int slots();

    /**
     * Trains a unit and waits for it. What goes wrong with this run alone is an outcome. Called by as many threads at a time
     * as there are slots.
     *
     * @param progress hears the run
     * @throws IOException if nothing can be trained here any more
     */
    RunOutcome run(RunUnit unit, TrainingListener progress) throws IOException;

    /** Stops what still runs; a run that is stopped goes on from its last checkpoint another time. */
    @Override
    void close();
}
