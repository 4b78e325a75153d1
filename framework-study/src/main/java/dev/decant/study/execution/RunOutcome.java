package dev.decant.study.execution;

import dev.decant.runtime.run.FinishedRun;

/** How a unit of work ended. */
public sealed interface RunOutcome {
    /** The run came to its end, now or before. */
    record Finished(FinishedRun run) implements RunOutcome {}

    /** It has as many epochs as it was to have, and others left. */
    record Paused() implements RunOutcome {}

    /**
     * It failed; what was saved before is kept.
     *
     * @param reason one line or several
     * @param cause the same as what it threw
     */
    record Failed(String reason, RuntimeException cause) implements RunOutcome {}
}
