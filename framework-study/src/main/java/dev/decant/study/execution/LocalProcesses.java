package dev.decant.study.execution;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Processes of this machine. One whose assignment came to a good end is given the next, for to start a Java virtual machine
 * and to warm it up takes seconds.
 */
final class LocalProcesses implements ProcessPool {
    private final int slots;
    private final RunProgram program;
    private final Set<LocalProcess> all = new HashSet<>();
    private final Deque<LocalProcess> idle = new ArrayDeque<>();
    private boolean closed;

    LocalProcesses(int slots, RunProgram program) {
        this.slots = slots;
        this.program = program;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public Ending run(Assignment assignment, ProcessOutput output) throws IOException, InterruptedException {
        LocalProcess process = take();
        boolean waited = process.isUsed();
        Counted counted = new Counted(output);
        Ending ending = run(process, assignment, counted);
        boolean endedBefore = waited && counted.lines == 0 && !ending.equals(new Ending.Exited(0));
        return endedBefore ? run(start(), assignment, output) : ending;
    }

    private Ending run(LocalProcess process, Assignment assignment, ProcessOutput output)
            throws IOException, InterruptedException {
        boolean whole = false;
        try {
            Ending ending = process.run(assignment, output);
            whole = true;
            return ending;
        } finally {
            giveBack(process, whole);
        }
    }

    /** One that waits, or else a new one. One that waits may end unseen before it hears of its assignment. */
    private synchronized LocalProcess take() throws IOException {
        LocalProcess waiting = idle.poll();
        while (waiting != null && !waiting.isAlive()) {
            all.remove(waiting);
            waiting = idle.poll();
        }
        return waiting == null || closed ? start() : waiting;
    }

    private synchronized LocalProcess start() throws IOException {
        if (closed) {
            throw new IOException("stopped");
        }
        LocalProcess started = LocalProcess.start(program);
        all.add(started);
        return started;
    }

    /** @param whole whether the process was heard to the end of its assignment */
    private synchronized void giveBack(LocalProcess process, boolean whole) {
        if (whole && process.isAlive()) {
            idle.push(process);
        } else {
            process.kill();
            all.remove(process);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(LocalProcess::stop);
    }

    /** Passes on what it hears, and counts the lines. */
    private static final class Counted implements ProcessOutput {
        private final ProcessOutput to;
        private int lines;

        Counted(ProcessOutput to) {
            this.to = to;
        }

        @Override
        public void line(String text) {
            lines++;
            to.line(text);
        }

        @Override
        public void notice(String text) {
            to.notice(text);
        }
    }
}
