package dev.decant.study.execution;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** Processes of this machine. */
final class LocalProcesses implements ProcessPool {
    private final int slots;
    private final RunProgram program;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

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
        Process process = start(assignment.log());
        try {
            tell(process, assignment.input());
            BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
            Thread reader = new Thread(() -> read(process, lines), "output of " + assignment.name());
            reader.setDaemon(true);
            reader.start();
            for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
                output.line(line.get());
            }
            return new Ending.Exited(process.waitFor());
        } finally {
            process.destroyForcibly();
            running.remove(process);
        }
    }

    private Process start(Path log) throws IOException {
        if (closed) {
            throw new IOException("stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .directory(program.directory().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        Process process = builder.start();
        running.add(process);
        if (closed) {
            process.destroy();
        }
        return process;
    }

    /** Standard input stays open: its end tells the process that nobody waits any more. */
    private static void tell(Process process, String input) {
        OutputStream in = process.getOutputStream();
        try {
            in.write((input + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // it ended already, and its exit code says more
        }
    }

    /** On a thread of its own, for reading cannot be interrupted. The last element is empty. */
    private static void read(Process process, Queue<Optional<String>> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(Optional.of(line));
                line = reader.readLine();
            }
        } catch (IOException e) {
            // the same as its end
        } finally {
            lines.add(Optional.empty());
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Process::destroy);
    }
}
