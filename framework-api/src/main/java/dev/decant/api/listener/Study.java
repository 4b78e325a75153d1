package dev.decant.api.listener;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * What a command does.
 *
 * @param name of the experiment
 * @param folder absolute; where the experiment's runs are kept
 * @param configuration resolved, HOCON, with every default, without the sections that are no part of a run
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Study(Kind kind, String name, Path folder, String configuration) {
    /** What a command trains. */
    public enum Kind {
        /** A student, and its teacher where there is none yet. */
        TRAINING,
        /** Strategies times seeds, with the searches that precede them. */
        COMPARISON,
        /** The trials of a search. */
        SEARCH
    }
}
