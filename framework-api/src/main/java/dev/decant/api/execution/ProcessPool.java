package dev.decant.api.execution;

import java.io.IOException;
import org.apiguardian.api.API;

/**
 * Places for processes.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProcessPool extends AutoCloseable {
    /** How many processes can run at a time, at least 1. */
    int slots();

    /**
     * Has an assignment carried out, and waits for its end. Called by as many threads at a time as there are slots.
     *
     * <p>A process gets {@link Assignment#input} as a line of its standard input, the only one unless the pool and its program
     * have agreed on more, and standard input stays open as long as anybody waits for the process: it ends itself when its
     * standard input ends. A process whose machine is lost may be
     * started again elsewhere, and goes on from what it saved.
     *
     * @param output hears what the process says
     * @throws IOException if nothing can be run here any more
     * @throws InterruptedException if the calling thread is interrupted; the process is stopped
     */
    Ending run(Assignment assignment, ProcessOutput output) throws IOException, InterruptedException;

    /**
     * Stops what still runs, and gives the places back. Called by any thread, also more than once, also while the Java
     * virtual machine ends.
     */
    @Override
    void close();
}
