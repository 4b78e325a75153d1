package dev.decant.api.listener;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * A run that stopped before its end.
 *
 * @param epochs that were trained so far
 * @param message why, in words
 * @param at when it stopped
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunStop(Reason reason, int epochs, String message, Instant at) {
    /** Why a run stopped. */
    public enum Reason {
        /** It was to be trained so far and no further, as a trial of a search is. */
        PAUSED,
        /** It cannot be trained. */
        FAILED,
        /** The command was stopped, or failed elsewhere. */
        INTERRUPTED
    }
}
