package dev.decant.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessExecutor;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import dev.decant.api.extension.Extension;
import dev.decant.api.plugin.ExtensionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every executor keeps, with its shipped defaults unless {@link #config} says otherwise, on small processes of the
 * class path of the test.
 *
 * <pre>class MyExecutorContractTest extends ProcessExecutorContractTest&lt;MyOptions&gt; {
 *     protected String type() { return "my-executor"; }
 *     protected ProcessExecutor&lt;MyOptions&gt; executor() { return new MyExecutor(); }
 * }</pre>
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class ProcessExecutorContractTest<C extends Record> extends ExtensionContractTest<C> {
    @TempDir
    Path folder;

    /** The executor to test. */
    protected abstract ProcessExecutor<C> executor();

    /** The options to test it with: at least two processes at a time. */
    protected C config() {
        return shipped();
    }

    @Test
    void aProcessIsHeardLineByLineAndEndsWithItsCode() throws Exception {
        Files.writeString(folder.resolve("log.txt"), "before\n");
        try (ProcessPool pool = pool()) {
            Heard heard = new Heard();
            assertThat(pool.run(assignment("count 200 3"), heard)).isEqualTo(new Ending.Exited(3));
            assertThat(heard.lines).hasSize(200).first().isEqualTo("line 0");
            assertThat(heard.lines.get(199)).isEqualTo("line 199");
            assertThat(folder.resolve("log.txt")).hasContent("before\ncounted to 200\n");

            Heard again = new Heard();
            assertThat(pool.run(assignment("count 1 0"), again)).isEqualTo(new Ending.Exited(0));
            assertThat(again.lines).containsExactly("line 0");
        }
    }

    @Test
    void itRunsInTheFolderAndTheEnvironmentOfTheProgram() throws Exception {
        try (ProcessPool pool = pool()) {
            Heard heard = new Heard();
            assertThat(pool.run(assignment("where DECANT_CONTRACT"), heard)).isEqualTo(new Ending.Exited(0));
            assertThat(heard.lines).containsExactly(folder.toRealPath().toString(), "kept");
        }
    }

    @Test
    void severalRunAtATime() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProcessPool pool = pool()) {
            assertThat(pool.slots()).isGreaterThanOrEqualTo(2);
            Future<Ending> one = threads.submit(running(pool, "meet one two", new Heard()));
            Future<Ending> two = threads.submit(running(pool, "meet two one", new Heard()));
            assertThat(one.get()).isEqualTo(new Ending.Exited(0));
            assertThat(two.get()).isEqualTo(new Ending.Exited(0));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatRunsEndsWithItsPool() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProcessPool pool = pool()) {
            CompletableFuture<Long> pid = new CompletableFuture<>();
            Future<Ending> run = threads.submit(running(pool, "wait", new Heard(pid)));
            Optional<ProcessHandle> process = ProcessHandle.of(pid.get());
            assertThat(process).isPresent();
            pool.close();
            process.get().onExit().get(60, TimeUnit.SECONDS);
            assertThat(run).as("whoever waits hears of it").satisfies(waiting -> {
                try {
                    waiting.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(IOException.class);
                }
            });
            pool.close();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aProcessEndsWithTheThreadThatWaitsForIt() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ProcessPool pool = pool()) {
            CompletableFuture<Long> pid = new CompletableFuture<>();
            Future<Ending> run = threads.submit(running(pool, "wait", new Heard(pid)));
            Optional<ProcessHandle> process = ProcessHandle.of(pid.get());
            assertThat(process).isPresent();
            run.cancel(true);
            process.get().onExit().get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private ProcessPool pool() throws IOException {
        RunProgram program = new RunProgram(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx64m", "-XX:+UseSerialGC"),
                ContractProcess.classPath(),
                ContractProcess.class.getName(),
                Map.of("DECANT_CONTRACT", "kept"),
                folder.toAbsolutePath(),
                Optional.empty(),
                OptionalInt.of(1),
                64);
        return executor().open(config(), program, notice -> {});
    }

    private Callable<Ending> running(ProcessPool pool, String input, Heard heard) {
        return () -> pool.run(assignment(input), heard);
    }

    private Assignment assignment(String input) {
        return new Assignment(input, input, folder.toAbsolutePath().resolve("log.txt"));
    }

    @Override
    final ExtensionKind<?> kind() {
        return ExtensionKind.EXECUTOR;
    }

    @Override
    final Extension<C> extension() {
        return executor();
    }

    private static final class Heard implements ProcessOutput {
        private final List<String> lines = new ArrayList<>();
        private final CompletableFuture<Long> pid;

        Heard() {
            this(new CompletableFuture<>());
        }

        Heard(CompletableFuture<Long> pid) {
            this.pid = pid;
        }

        @Override
        public void line(String text) {
            lines.add(text);
            if (text.startsWith("pid ")) {
                pid.complete(Long.valueOf(text.substring("pid ".length())));
            }
        }

        @Override
        public void notice(String text) {
            // not asked for
        }
    }
}
