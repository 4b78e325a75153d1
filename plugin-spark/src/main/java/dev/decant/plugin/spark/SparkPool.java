package dev.decant.plugin.spark;

import dev.decant.api.execution.Assignment;
import dev.decant.api.execution.Ending;
import dev.decant.api.execution.ProcessOutput;
import dev.decant.api.execution.ProcessPool;
import dev.decant.api.execution.RunProgram;
import dev.decant.plugin.spark.message.Reply;
import dev.decant.plugin.spark.message.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Processes on the workers of a cluster. What one says arrives through a file beside its log. */
final class SparkPool implements ProcessPool {
    private static final int LOOK_MILLIS = 200;
    /** A shared folder may show late what another machine wrote. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final int slots;
    private final DriverProcess driver;
    private final RunProgram program;
    private final AtomicLong numbers = new AtomicLong();

    /** @param program as it is started on a node */
    SparkPool(int slots, DriverProcess driver, RunProgram program) {
        this.slots = slots;
        this.driver = driver;
        this.program = program;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public Ending run(Assignment assignment, ProcessOutput output) throws IOException, InterruptedException {
        long number = numbers.incrementAndGet();
        Path file = assignment.log().resolveSibling(".output-" + UUID.randomUUID() + ".jsonl");
        OutputTail tail = new OutputTail(file, output::line);
        BlockingQueue<Reply> replies = driver.replies(number);
        try {
            driver.send(new Request.Launch(
                    number,
                    assignment.name(),
                    program.command(),
                    program.environment(),
                    program.directory().toString(),
                    assignment.input(),
                    file.toString(),
                    assignment.log().toString()));
            return await(replies, tail, assignment, output);
        } catch (InterruptedException | IOException | RuntimeException e) {
            cancel(number, e);
            throw e;
        } finally {
            driver.forget(number);
            Files.deleteIfExists(file);
        }
    }

    /** Nobody hears the run any more; that the driver is gone too must not hide why. */
    private void cancel(long number, Exception reason) {
        try {
            driver.send(new Request.Cancel(number));
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private Ending await(BlockingQueue<Reply> replies, OutputTail tail, Assignment assignment, ProcessOutput output)
            throws IOException, InterruptedException {
        while (true) {
            Optional<Reply> reply = Optional.ofNullable(replies.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            tail.advance();
            if (reply.isEmpty()) {
                continue;
            }
            if (reply.get() instanceof Reply.Notice notice) {
                output.notice(assignment.name() + ": " + notice.text());
            } else if (reply.get() instanceof Reply.Exited exited) {
                rest(tail, exited.outputBytes());
                return new Ending.Exited(exited.code());
            } else if (reply.get() instanceof Reply.Lost lost) {
                tail.finish();
                return new Ending.Lost(lost.reason());
            } else if (reply.get() instanceof Reply.Broken broken) {
                throw driver.broken(broken);
            }
        }
    }

    private static void rest(OutputTail tail, long bytes) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LATE_NANOS;
        while (tail.read() < bytes && System.nanoTime() < deadline) {
            tail.advance();
            if (tail.read() < bytes) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        tail.finish();
    }

    @Override
    public void close() {
        driver.close();
    }
}
