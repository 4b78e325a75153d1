package dev.decant.study.search;

import dev.decant.io.text.Counted;
import dev.decant.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Hears how a search goes; its runs a {@link TrainingListener} hears. The order is {@link #planned}, then for each step of a
 * trial {@link #began}, {@link #training} for each of its runs, and {@link #ended}, steps of several trials side by side with
 * several jobs, and {@link #found}. Calls come one at a time.
 */
public interface SearchListener {
    /** A search begins, or goes on. */
    void planned(Planned search);

    /** A trial is to be trained to a rung. */
    void began(TrialStep step);

    /**
     * A run of a step is trained from now on.
     *
     * @param run what {@link TrainingListener#besideOthers} is asked with where several are trained at a time
     */
    default void training(String run, TrialStep step) {}

    /** A trial reached its rung, or failed. */
    void ended(TrialEnded end);

    /** A search came to its end. */
    default void found(Tuned tuned) throws IOException {}

    /** Says each in a line. */
    static SearchListener lines(TrainingListener to) {
        return new SearchListener() {
            @Override
            public void planned(Planned search) {
                to.notice(search.line());
            }

            @Override
            public void began(TrialStep step) {
                to.notice(step.line());
            }

            @Override
            public void ended(TrialEnded end) {
                to.notice(end.line());
            }
        };
    }

    /**
     * What is to be searched.
     *
     * @param target what is tuned
     * @param trials how many
     * @param rungs epochs of each
     * @param folder of the journal
     */
    record Planned(String target, int trials, List<Integer> rungs, Path folder) {
        /** In a line. */
        public String line() {
            return "tuning " + target + ": " + new Counted(trials, "trial") + ", rungs at "
                    + rungs.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " epochs (" + folder
                    + ")";
        }
    }

    /**
     * A trial on its way to a rung.
     *
     * @param trials how many there are
     * @param rung from 1
     * @param rungs how many there are
     * @param epochs that the trial then has
     */
    record TrialStep(Trial trial, int trials, int rung, int rungs, int epochs) {
        /** In a line. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "trial %d of %d: to epoch %d (rung %d of %d), %s",
                    trial.number(),
                    trials,
                    epochs,
                    rung,
                    rungs,
                    trial.line());
        }
    }

    /**
     * A trial on its rung.
     *
     * @param metric its name
     * @param value the mean over the seeds; not finite where it is undefined or the trial failed
     * @param failure why it failed; empty if it did not
     * @param seconds since it began, or since this process goes on with it
     * @param standing which trial is the best so far, in words
     */
    record TrialEnded(TrialStep step, String metric, double value, String failure, double seconds, String standing) {
        /** In a line. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "trial %d: %s at epoch %d, %s %s, %.1f s; %s",
                    step.trial().number(),
                    failure.isEmpty() ? "rung " + step.rung() + " of " + step.rungs() : "failed (" + failure + ")",
                    step.epochs(),
                    metric,
                    Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "undefined",
                    seconds,
                    standing);
        }
    }
}
