package dev.decant.api.execution;

import dev.decant.api.extension.Extension;
import java.io.IOException;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Starts processes somewhere, each of which trains one run. It decides where and how many at a time, never what comes
 * out: its section is no part of what a run is.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProcessExecutor<C extends Record> extends Extension<C> {
    /**
     * Makes places for the processes of one command.
     *
     * @param program that every one of the processes is
     * @param notices receives lines for the user, such as how many places there are
     * @throws dev.decant.api.config.InvalidConfiguration if the options do not fit this machine
     * @throws IOException if there are no places, in one sentence that says why
     */
    ProcessPool open(C config, RunProgram program, Consumer<String> notices) throws IOException;
}
