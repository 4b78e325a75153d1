package dev.decant.api.execution;

import org.apiguardian.api.API;

/**
 * Hears a process while it runs, on the thread that waits for it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProcessOutput {
    /** A line of its standard output, in their order and none left out, soon after it was written. */
    void line(String text);

    /** What the user should know of where it runs, such as that it is started again elsewhere. */
    void notice(String text);
}
