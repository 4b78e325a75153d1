package @package@;

import dev.decant.api.config.Meaning;
import dev.decant.api.config.Range;
import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Starts every run behind another program: nice, or what a cluster's queue has for it, such as srun. */
public final class @Name@ implements ProcessExecutor<@Name@.Options> {
    /** What a configuration can set; the defaults stand in reference.conf. */
    public record Options(
            @Meaning("the program that starts a run, with its options, word by word") List<String> launcher,
            @Meaning("how many runs are trained at a time") @Range(min = 1, max = 4096) int jobs) {
        public Options {
            launcher = List.copyOf(launcher);
        }
    }

    @Override
    public Class<Options> configType() {
        return Options.class;
    }

    @Override
    public String summary() {
        return "Processes behind another program, such as nice or srun";
    }

    @Override
    public ProcessPool open(Options options, RunProgram program, Consumer<String> notices) {
        notices.accept(options.jobs() + (options.jobs() == 1 ? " run" : " runs") + " at a time, started by " + String.join(" ", options.launcher()));
        return new Pool(options, program);
    }

    /** Called by as many threads at a time as there are slots. */
    private static final class Pool implements ProcessPool {
        private final Options options;
        private final RunProgram program;
        private final Set<Process> running = ConcurrentHashMap.newKeySet();
        private boolean closed;

        Pool(Options options, RunProgram program) {
            this.options = options;
            this.program = program;
        }

        @Override
        public int slots() {
            return options.jobs();
        }

        @Override
        public Ending run(Assignment assignment, ProcessOutput output) throws IOException, InterruptedException {
            Process process = start(assignment);
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

        /** Standard input stays open as long as somebody waits for the process. */
        private static void tell(Process process, String input) {
            try {
                OutputStream in = process.getOutputStream();
                in.write((input + "\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
            } catch (IOException e) {
                // it ended already, and its exit code says more
            }
        }

        private synchronized Process start(Assignment assignment) throws IOException {
            List<String> command = new ArrayList<>(options.launcher());
            command.addAll(program.command());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(program.directory().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(assignment.log().toFile()));
            builder.environment().putAll(program.environment());
            if (closed) {
                throw new IOException("stopped");
            }
            Process process = builder.start();
            running.add(process);
            return process;
        }

        /** On a thread of its own, for reading cannot be interrupted. */
        private static void read(Process process, BlockingQueue<Optional<String>> lines) {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().map(Optional::of).forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // the same as its end
            } finally {
                lines.add(Optional.empty());
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            running.forEach(Process::destroy);
        }
    }
}
