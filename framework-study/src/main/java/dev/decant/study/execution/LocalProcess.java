package dev.decant.study.execution;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.RunProgram;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process of this machine that takes one assignment after the other, if it can: {@link #STAY} on its command line asks it
 * to print the line {@link #READY} on both of its streams after an assignment that came to a good end, and to read the next.
 * A program that does not know the word ends after its first assignment.
 */
final class LocalProcess {
    /** The argument that asks a program to wait for another assignment. */
    static final String STAY = "stay";

    /** The line that it then prints when it waits. */
    static final String READY = "ready for another assignment";

    /** For what is printed on the one stream after the other came to its end. */
    private static final int LOG_MILLIS = 5000;

    private final Process process;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<String>> errors = new LinkedBlockingQueue<>();
    private boolean used;

    private LocalProcess(Process process) {
        this.process = process;
    }

    static LocalProcess start(RunProgram program) throws IOException {
        List<String> command = new ArrayList<>(program.command());
        command.add(STAY);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(program.directory().toFile());
        builder.environment().putAll(program.environment());
        LocalProcess started = new LocalProcess(builder.start());
        read(started.process.inputReader(StandardCharsets.UTF_8), started.lines);
        read(started.process.errorReader(StandardCharsets.UTF_8), started.errors);
        return started;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has been given an assignment. */
    boolean isUsed() {
        return used;
    }

    /** Asks it to end after what it is at. What it still says is heard. */
    void stop() {
        process.toHandle().destroy();
    }

    /** Ends it. */
    void kill() {
        process.destroyForcibly();
    }

    /**
     * Carries out an assignment. Afterwards the process waits for another one, or has ended; it is killed if what it prints on
     * standard error does not come to an end as well, for then logs could not be told apart.
     */
    Ending run(Assignment assignment, ProcessOutput output) throws IOException, InterruptedException {
        used = true;
        Thread log = daemon("log of " + assignment.name(), () -> write(errors, assignment.log()));
        try {
            tell(assignment.input());
            Optional<String> line = lines.take();
            while (line.isPresent() && !line.get().equals(READY)) {
                output.line(line.get());
                line = lines.take();
            }
            log.join(LOG_MILLIS);
            if (log.isAlive()) {
                kill();
                process.waitFor();
            }
            return new Ending.Exited(line.isPresent() ? 0 : process.waitFor());
        } finally {
            log.interrupt();
        }
    }

    /** Standard input stays open: its end tells the process that nobody waits any more. */
    private void tell(String input) {
        OutputStream in = process.getOutputStream();
        try {
            in.write((input + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // it ended already, and its exit code says more
        }
    }

    /** On a thread of its own, for reading cannot be interrupted. The last element is empty. */
    private static void read(BufferedReader from, BlockingQueue<Optional<String>> to) {
        daemon("output of a process", () -> {
            try (from) {
                String line = from.readLine();
                while (line != null) {
                    to.add(Optional.of(line));
                    line = from.readLine();
                }
            } catch (IOException e) {
                // the same as its end
            } finally {
                to.add(Optional.empty());
            }
        });
    }

    /** Until the process ends or is ready. What a native library printed last may lack the end of its line. */
    private static void write(BlockingQueue<Optional<String>> errors, Path log) {
        try {
            if (!written(errors, log)) {
                Optional<String> line = errors.take(); // a run goes on without its log
                while (line.isPresent() && !line.get().endsWith(READY)) {
                    line = errors.take();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all was written. */
    private static boolean written(BlockingQueue<Optional<String>> errors, Path log) throws InterruptedException {
        boolean ended = false;
        try (BufferedWriter to = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Optional<String> line = errors.take();
            while (line.isPresent() && !line.get().endsWith(READY)) {
                to.write(line.get() + "\n");
                to.flush();
                line = errors.take();
            }
            ended = true;
            String rest = line.orElse("").replace(READY, "");
            to.write(rest.isEmpty() ? "" : rest + "\n");
            return true;
        } catch (IOException e) {
            return ended;
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
