package dev.decant.runtime.training;

import dev.decant.io.text.Counted;
import dev.decant.runtime.data.CacheProgress;
import dev.decant.runtime.run.FinishedRun;
import dev.decant.runtime.run.RunFolder;
import dev.decant.runtime.run.RunSpec;
import java.util.Locale;

/**
 * Hears how runs go, so that a program can show or record it. Every method does nothing unless it is overridden, so a
 * listener says only what it wants to hear. The order is: {@link #reading} while records are parsed, then for each run
 * {@link #about} and either {@link #found}, or {@link #started}, {@link #stepped} and {@link #epochDone} again and again, and
 * {@link #finished}, {@link #paused} or {@link #failed}; {@link #notice} may come at any time. A run that cannot be begun
 * throws before it is started.
 *
 * <p>Calls come on the thread that trains, which waits for them; what a listener throws ends the run as a crash would,
 * with everything kept that was saved before.
 */
public interface TrainingListener extends CacheProgress {
    /** The run that the calls up to the next one of these are about. */
    default void about(RunSpec spec, RunFolder folder) {}

    /** A run begins, or goes on from where it was interrupted. */
    default void started(RunStarted run) {}

    /** A batch was trained on. */
    default void stepped(StepDone step) {}

    /** An epoch was trained, validated and saved. */
    default void epochDone(EpochDone epoch) {}

    /** A run stopped where it was asked to, before its end. */
    default void paused(RunPaused run) {}

    /** A run cannot be trained on; unless others are trained beside it, its exception follows. */
    default void failed(RunFailed run) {}

    /** A run came to its end. */
    default void finished(FinishedRun run) {}

    /** Nothing is trained: the same run had come to its end before. */
    default void found(FinishedRun run) {}

    /**
     * Who hears one of several runs that are trained at a time. Its calls have the order above; those of all runs together
     * come one at a time, on whatever thread.
     *
     * @param run its label and seed in words
     */
    default TrainingListener besideOthers(String run) {
        return this;
    }

    /** Nobody listens. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }

    /**
     * A run that begins or goes on.
     *
     * @param run its id, which is the name of its folder
     * @param label its name in listings: {@code teacher}, or a strategy's name in the configuration
     * @param epochsBefore epochs that were trained before; 0 for a new run
     * @param epochs as many as it has in all
     */
    record RunStarted(String run, String label, long seed, int epochsBefore, int epochs) {
        /** In a line, without whose it is: {@code training 12 epochs (bbm-s1-0123456789ab)}. */
        public String line() {
            String begins = epochsBefore == 0 ? "training " : "going on after epoch " + epochsBefore + " of ";
            return begins + new Counted(epochs, "epoch") + " (" + run + ")";
        }
    }

    /**
     * A run that stopped before its end.
     *
     * @param run its id
     * @param trained epochs so far
     * @param epochs as many as it has in all
     */
    record RunPaused(String run, String label, long seed, int trained, int epochs) {}

    /**
     * A run that failed.
     *
     * @param run its id
     * @param reason one line or several
     */
    record RunFailed(String run, String reason) {}

    /**
     * A step.
     *
     * @param epoch the epoch that it belongs to, from 1
     * @param epochs as many as the run has in all
     * @param step within the epoch, from 1
     * @param steps as many as the epoch has
     * @param loss of this batch
     * @param samplesPerSecond training records in one second, averaged over the epoch so far
     */
    record StepDone(int epoch, int epochs, int step, int steps, double loss, double samplesPerSecond) {}

    /**
     * An epoch.
     *
     * @param epoch from 1
     * @param epochs as many as the run has in all
     * @param phase the name of the strategy's phase that it belongs to
     * @param loss the mean over its steps
     * @param validation the metric that selects checkpoints, on the validation split; −∞ where it is undefined
     * @param best whether no earlier epoch of the phase is better: its checkpoint is the best so far
     * @param seconds of its training, validation not counted
     */
    record EpochDone(
            int epoch, int epochs, String phase, double loss, Selecting validation, boolean best, double seconds) {
        /** In a line, without whose it is. */
        public String line() {
            return String.format(
                    Locale.ROOT,
                    "epoch %d/%d %s loss %.4f validation %s %.4f%s %.1f s",
                    epoch,
                    epochs,
                    phase,
                    loss,
                    validation.metric(),
                    validation.value(),
                    best ? " (best)" : "",
                    seconds);
        }
    }

    /**
     * The metric that selects checkpoints.
     *
     * @param metric its name in the configuration, such as {@code f1}
     */
    record Selecting(String metric, double value) {}
}
