package dev.decant.plugin.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A standalone master and workers, each a process of its own on the loopback address, by the script of the archive. */
final class Cluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final int port;
    private final List<Process> workers = new ArrayList<>();
    private final Process master;

    private Cluster(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = freePort();
        this.master = start("master", "--host", HOST, "--port", Integer.toString(port), "--webui-port", "0");
        for (int i = 0; i < 600 && !answers(); i++) {
            Thread.sleep(100);
        }
    }

    /** @param folder for logs and work */
    static Cluster of(Path folder, int workers) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(folder);
        for (int i = 0; i < workers; i++) {
            cluster.workers.add(cluster.start(
                    "worker", "--host", HOST, "--webui-port", "0", "--cores", "1", "--memory", "1g", cluster.url()));
        }
        return cluster;
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    List<Process> workers() {
        return List.copyOf(workers);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of("target", "decant-spark", "spark").toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve(arguments[0] + workers.size() + ".log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_WORKER_DIR", folder.resolve("work").toString());
        return builder.start();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What master and workers printed, for the message of a test that failed. */
    String said() throws IOException {
        StringBuilder said = new StringBuilder();
        try (var logs = Files.list(folder)) {
            for (Path log : logs.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList()) {
                said.append("--- ").append(log.getFileName()).append('\n').append(Files.readString(log));
            }
        }
        return said.toString();
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>();
        for (Process worker : workers) {
            worker.descendants().forEach(all::add);
            all.add(worker.toHandle());
        }
        all.add(master.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        master.waitFor(30, TimeUnit.SECONDS);
    }
}
