package dev.decant.plugin.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of a tracking server.
 *
 * @param artifacts where the server keeps its files
 * @param finished whether the server says so
 * @param lastStep the greatest step of a metric
 */
record ServerRun(MlflowServer server, String id, String artifacts, boolean finished, long lastStep) {
    private static final String PROXIED = "mlflow-artifacts:/";
    private static final int MOST_METRICS = 1000;
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_KEY = 250;

    /** What a server of version 2.0 takes; later ones take 6000. */
    private static final int LONGEST_VALUE = 500;

    /** A value of a curve. */
    record Point(String name, double value, long step, Instant at) {}

    /** What the run is made of. */
    void parameters(Map<String, String> settings) throws IOException {
        List<Map.Entry<String, String>> all = List.copyOf(settings.entrySet());
        for (int from = 0; from < all.size(); from += MOST_PARAMETERS) {
            ObjectNode body = body();
            for (Map.Entry<String, String> setting : all.subList(from, Math.min(all.size(), from + MOST_PARAMETERS))) {
                body.withArray("params")
                        .addObject()
                        .put("key", key(setting.getKey()))
                        .put("value", cut(setting.getValue(), LONGEST_VALUE));
            }
            server.post("runs/log-batch", body);
        }
    }

    /** Adds to the run's curves. */
    void metrics(List<Point> points) throws IOException {
        for (int from = 0; from < points.size(); from += MOST_METRICS) {
            ObjectNode body = body();
            for (Point point : points.subList(from, Math.min(points.size(), from + MOST_METRICS))) {
                body.withArray("metrics")
                        .addObject()
                        .put("key", key(point.name()))
                        .put("value", point.value())
                        .put("timestamp", point.at().toEpochMilli())
                        .put("step", point.step());
            }
            server.post("runs/log-batch", body);
        }
    }

    /** Sets a tag. */
    void tag(String key, String value) throws IOException {
        server.post("runs/set-tag", body().put("key", key).put("value", cut(value, LONGEST_VALUE)));
    }

    /** The run goes on. */
    void goesOn() throws IOException {
        server.post("runs/update", body().put("status", "RUNNING"));
    }

    /** @param status {@code FINISHED}, {@code FAILED} or {@code KILLED} */
    void ends(String status, Instant at) throws IOException {
        server.post("runs/update", body().put("status", status).put("end_time", at.toEpochMilli()));
    }

    /** Whether the server takes files itself. */
    boolean takesFiles() {
        return artifacts.startsWith(PROXIED) && !artifacts.startsWith(PROXIED + "/");
    }

    /**
     * Sends a file, or every file of a folder.
     *
     * @param name of it among the run's files, with slashes
     */
    void send(Path path, String name) throws IOException {
        String root = artifacts.substring(PROXIED.length()).replaceFirst("^/+", "");
        for (Path file : files(path)) {
            String below = path.relativize(file).toString().replace('\\', '/');
            server.put(root + "/" + name + (below.isEmpty() ? "" : "/" + below), file);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(path)) {
            found.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        return files;
    }

    private ObjectNode body() {
        return server.object().put("run_id", id);
    }

    /** Letters, digits and some signs are what a key may have. */
    private static String key(String name) {
        return cut(name.replaceAll("[^A-Za-z0-9_./ -]", "_"), LONGEST_KEY);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
