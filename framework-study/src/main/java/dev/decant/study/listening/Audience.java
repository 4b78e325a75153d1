package dev.decant.study.listening;

import dev.decant.api.listener.RunInfo;
import dev.decant.api.listener.RunStop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All listeners of a command, what they have to say to the user, and the runs that have not come to an end. */
final class Audience {
    private final List<ListenerThread> threads;
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final Map<String, Going> going = new LinkedHashMap<>();

    /** A run in training, and how many epochs it has. */
    private record Going(RunInfo run, int epochs) {}

    Audience(List<ListenerThread> threads) {
        this.threads = threads;
    }

    boolean isEmpty() {
        return threads.isEmpty();
    }

    /** For the user, from any thread: shown when the command says something next. */
    void notice(String line) {
        notices.add(line);
    }

    /** What has been said since they were asked for last. */
    List<String> notices() {
        List<String> lines = new ArrayList<>();
        for (String line = notices.poll(); line != null; line = notices.poll()) {
            lines.add(line);
        }
        return lines;
    }

    void tell(ListenerThread.Call call) {
        threads.forEach(thread -> thread.tell(call));
    }

    /** A run goes on, with so many epochs. */
    synchronized void goes(RunInfo run, int epochs) {
        going.put(run.id(), new Going(run, epochs));
    }

    /** How many epochs a run in training has; empty where it has not been started. */
    synchronized OptionalInt epochs(RunInfo run) {
        Going known = going.get(run.id());
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.epochs());
    }

    /** A run has come to an end of any kind. */
    synchronized void ended(RunInfo run) {
        going.remove(run.id());
    }

    private synchronized List<Going> left() {
        List<Going> left = List.copyOf(going.values());
        going.clear();
        return left;
    }

    /** Nothing more is told. */
    void leave(String why, Duration patience) {
        Instant now = Instant.now();
        left().forEach(run -> {
            RunStop stop = new RunStop(RunStop.Reason.INTERRUPTED, run.epochs(), why, now);
            tell(listening -> listening.stopped(run.run(), stop));
        });
        Instant until = now.plus(patience);
        threads.forEach(ListenerThread::finish);
        threads.forEach(thread -> thread.await(until));
    }
}
