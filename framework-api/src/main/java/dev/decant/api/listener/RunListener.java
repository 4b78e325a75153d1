package dev.decant.api.listener;

import dev.decant.api.extension.Extension;
import java.io.IOException;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Hears how runs go, and keeps or shows it elsewhere. It decides nothing: its section is no part of what a run is, and what
 * goes wrong in it is a warning and never a failed training.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RunListener<C extends Record> extends Extension<C> {
    /**
     * Begins to listen to one command. Whatever can be refused without waiting is refused here; a server is asked when there
     * is something to tell.
     *
     * @param study what the command does
     * @param notices receives lines for the user, such as where to look; from any thread
     * @throws dev.decant.api.config.InvalidConfiguration if the options cannot work; the command ends
     * @throws IOException if nothing can be told, in one sentence that says why; the command goes on without this listener
     */
    Listening open(C config, Study study, Consumer<String> notices) throws IOException;
}
