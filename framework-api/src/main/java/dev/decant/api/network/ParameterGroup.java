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
    /** The student's readouts. */
    STUDENT_READOUTS,
    /** What the strategy adds, such as the transformations h of block-by-block matching. */
    STRATEGY
}
