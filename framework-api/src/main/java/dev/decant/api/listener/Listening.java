package dev.decant.api.listener;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What hears one command. Every method does nothing unless it is overridden.
 *
 * <p>For each run either {@link #found} is called, or {@link #started}, {@link #epochDone} again and again, and then
 * {@link #finished} or {@link #stopped}; runs that are trained side by side alternate. {@link #ended} follows the last
 * run, unless the command failed, and {@link #close} comes in any case.
 *
 * <p>All calls come one at a time on one thread that is this listener's own, also where runs are trained in other
 * processes. Training does not wait for it: what is not heard yet waits in a queue. What a method throws becomes one
 * warning, after which nothing but {@link #close} is called. When the command has ended, the thread is
 * given half a minute for the rest of its queue (two seconds after an interrupt), and is interrupted then.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Listening extends AutoCloseable {
    /**
     * A run begins, or goes on.
     *
     * @param epochsBefore epochs that were trained by an earlier command, or before a pause; 0 for a new run
     */
    default void started(RunInfo run, int epochsBefore, Instant at) throws IOException {}

    /** An epoch was trained, validated and saved. */
    default void epochDone(RunInfo run, EpochInfo epoch) throws IOException {}

    /** A run came to its end. */
    default void finished(RunInfo run, RunEnd end) throws IOException {}

    /**
     * Nothing is trained: the same run had come to its end before. A listener that was told of it then has nothing to do;
     * one that was not finds all of it here.
     *
     * @param epochs all of them; their times are those of the run's file
     */
    default void found(RunInfo run, List<EpochInfo> epochs, RunEnd end) throws IOException {}

    /** A run stopped before its end; it may go on later, in this command or another. */
    default void stopped(RunInfo run, RunStop stop) throws IOException {}

    /** The command did what it was to do. */
    default void ended(StudyEnd end) throws IOException {}

    /** Nothing more is told. */
    @Override
    default void close() throws IOException {}
}
