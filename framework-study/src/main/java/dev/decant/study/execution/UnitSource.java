package dev.decant.study.execution;

import java.io.IOException;
import java.util.Optional;

/** Units of work that depend on one another. Its methods are called one at a time. */
public interface UnitSource {
    /**
     * Hands out a unit all of whose dependencies are finished.
     *
     * @return empty if there is none now: if none is being trained either, then there will be none
     */
    Optional<RunUnit> next() throws IOException;

    /** Hears how a unit ended that was handed out. */
    void done(RunUnit unit, RunOutcome outcome) throws IOException;
}
