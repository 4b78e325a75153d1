package dev.decant.plugin.spark.message;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What the driver is told after its settings. */
public sealed interface Request extends Serializable {
    /**
     * Start a process on some worker.
     *
     * @param number of the process, unique
     * @param name as messages call it
     * @param command of the process
     * @param environment added to that of the worker
     * @param directory to work in
     * @param input the one line of its standard input, which then stays open
     * @param output file that its standard output is added to
     * @param log file that its standard error is added to
     */
    record Launch(
            long number,
            String name,
            List<String> command,
            Map<String, String> environment,
            String directory,
            String input,
            String output,
            String log)
            implements Request {}

    /** Stop that process: nobody waits for it any more. */
    record Cancel(long number) implements Request {}
}
