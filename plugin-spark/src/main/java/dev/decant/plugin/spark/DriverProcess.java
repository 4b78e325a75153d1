package dev.decant.plugin.spark;

import dev.decant.plugin.spark.message.Reply;
import dev.decant.plugin.spark.message.Request;
import dev.decant.plugin.spark.message.Settings;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Spark's driver in a process of its own. It ends with its standard input. */
final class DriverProcess implements AutoCloseable {
    private static final String MAIN = "dev.decant.plugin.spark.driver.SparkDriver";
    private static final int STOP_SECONDS = 15;
    /** What of the JDK Spark reaches into, as its own scripts open it. */
    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    private final Process process;
    private final Path log;
    private final ObjectOutputStream requests;
    private final BlockingQueue<Reply> first = new LinkedBlockingQueue<>();
    private final Map<Long, BlockingQueue<Reply>> waiting = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "replies of the Spark driver");
    private volatile Reply.Broken end = new Reply.Broken("");
    private volatile boolean ended;

    private DriverProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.requests = new ObjectOutputStream(process.getOutputStream());
        reader.setDaemon(true);
    }

    static DriverProcess start(SparkFolder folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add("-XX:+DisplayVMOutputToStderr");
        OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-cp", folder.plugin() + File.pathSeparator + folder.jars().resolve("*"), MAIN));
        Path log = Files.createTempFile("decant-spark-driver-", ".log");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            DriverProcess driver = new DriverProcess(process, log);
            driver.reader.start();
            return driver;
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException("the Spark driver did not start; its log is " + log, e);
        }
    }

    /**
     * Starts Spark.
     *
     * @return how many processes have room at a time
     * @throws IOException if there is no Spark, or no room
     */
    int begin(Settings settings) throws IOException {
        send(settings);
        Reply reply;
        try {
            reply = first.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Spark was starting", e);
        }
        if (reply instanceof Reply.Ready ready) {
            return ready.slots();
        } else if (reply instanceof Reply.Broken broken) {
            throw broken(broken);
        }
        throw new IllegalStateException("unexpected " + reply);
    }

    /** Where replies to one process arrive, the last of them for sure; {@link #forget} it then. */
    BlockingQueue<Reply> replies(long number) {
        BlockingQueue<Reply> queue = new LinkedBlockingQueue<>();
        waiting.put(number, queue);
        if (ended) {
            queue.add(end);
        }
        return queue;
    }

    void forget(long number) {
        waiting.remove(number);
    }

    void send(Request request) throws IOException {
        send((Object) request);
    }

    private synchronized void send(Object message) throws IOException {
        try {
            requests.writeObject(message);
            requests.reset();
            requests.flush();
        } catch (IOException e) {
            throw ended && !end.reason().isEmpty() ? broken(end) : new IOException(gone(), e);
        }
    }

    /** What a driver that is broken means to whoever waits. */
    IOException broken(Reply.Broken broken) {
        return new IOException(broken.reason().isEmpty() ? gone() : broken.reason() + "; the driver's log is " + log);
    }

    private String gone() {
        return "the Spark driver has ended; its log is " + log;
    }

    private void read() {
        try (ObjectInputStream in = new ObjectInputStream(process.getInputStream())) {
            while (true) {
                take((Reply) in.readObject());
            }
        } catch (IOException | ClassNotFoundException e) {
            ended = true;
            first.add(end);
            waiting.values().forEach(queue -> queue.add(end));
        }
    }

    private void take(Reply reply) {
        if (reply instanceof Reply.OfProcess one) {
            BlockingQueue<Reply> queue = waiting.get(one.number());
            if (queue != null) {
                queue.add(reply);
            }
        } else if (reply instanceof Reply.Broken broken) {
            end = broken;
            first.add(broken);
            waiting.values().forEach(queue -> queue.add(broken));
        } else {
            first.add(reply);
        }
    }

    /** The driver's log is kept if it did not end well. */
    @Override
    public void close() {
        boolean well = end.reason().isEmpty();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it is closed
        }
        try {
            if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS) && well && process.exitValue() == 0) {
                Files.deleteIfExists(log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // a file in the folder for temporary files stays
        } finally {
            process.destroyForcibly();
        }
    }
}
