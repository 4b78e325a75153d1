package dev.decant.api.network;

import org.apiguardian.api.API;

/**
 * Whose parameters a phase trains. The teacher's are in no group: nothing trains them.
 *
 * @since 0.1
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum ParameterGroup {
    /** The blocks of the student, its tokens and positions included. */
    STUDENT_BLOCKS,
    /**
     * Those of {@link #STUDENT_BLOCKS} that the phase's loss depends on, whichever these are: of a loss on the features
     * after segment m the segments up to m, and of one whose gradient is stopped below segment m no segment below it.
     * The others keep their values in this phase, which is as it should be: {@code validate} does not name them.
     */
    STUDENT_BLOCKS_REACHED,
    /** The student's readouts. */
    STUDENT_READOUTS,
    /** What the strategy adds, such as the transformations h of block-by-block matching. */
    STRATEGY
}
