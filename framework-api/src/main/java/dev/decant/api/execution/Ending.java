package dev.decant.api.execution;

import org.apiguardian.api.API;

/**
 * How a process ended.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Ending {
    /**
     * It came to an end of its own, or was killed while its machine went on.
     *
     * @param code its exit code; 128 and the number of the signal where one killed it
     */
    record Exited(int code) implements Ending {}

    /**
     * It could not be run to an end, though others may be.
     *
     * @param reason one clause, such as why it could not be started
     */
    record Lost(String reason) implements Ending {}
}
