package dev.decant.plugin.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run of a tracking server.
 *
 * @param artifacts where the server keeps its files
 * @param finished whether the server said so when it was asked
 * @param told what the server had of it then
 */
record ServerRun(MlflowServer server, String id, String artifacts, boolean finished, Told told) {
    /** The tag of a run that has not gone on since it stopped, which says why it did. */
    static final String STOPPED = "decant.stopped";

    private static final String PROXIED = "mlflow-artifacts:/";
    private static final int MOST_METRICS = 1000;
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST_KEY = 250;

    /** What a server of version 2.0 takes; later ones take 6000. */
    private static final int LONGEST_VALUE = 500;

    /** A value of a curve. */
    record Point(String name, double value, long step, Instant at) {
        private Value kept() {
            return new Value(key(name), value, step, at.toEpochMilli());
        }
    }

    /** The same as a server keeps it. */
    private record Value(String key, double value, long step, long millis) {}

    /**
     * What a server has of a run.
     *
     * @param curves the keys of its metrics
     * @param parameters their keys
     */
    record Told(Set<String> curves, Set<String> parameters, Map<String, String> tags) {}

    /** What the run is made of, as far as the server has not been told. Told values never change. */
    void parameters(Map<String, String> settings) throws IOException {
        List<Map.Entry<String, String>> missing = settings.entrySet().stream()
                .filter(setting -> !told.parameters().contains(key(setting.getKey())))
                .toList();
        for (int from = 0; from < missing.size(); from += MOST_PARAMETERS) {
            ObjectNode body = body();
            for (Map.Entry<String, String> setting :
                    missing.subList(from, Math.min(missing.size(), from + MOST_PARAMETERS))) {
                body.withArray("params")
                        .addObject()
                        .put("key", key(setting.getKey()))
                        .put("value", cut(setting.getValue(), LONGEST_VALUE));
            }
            server.post("runs/log-batch", body);
        }
    }

    /** Adds to the run's curves, each point once also where an answer is lost. */
    void metrics(List<Point> points) throws IOException {
        for (int from = 0; from < points.size(); from += MOST_METRICS) {
            List<Point> part = points.subList(from, Math.min(points.size(), from + MOST_METRICS));
            server.postOnce("runs/log-batch", batch(part), () -> {
                List<Point> left = left(part);
                return left.isEmpty() ? Optional.empty() : Optional.of(batch(left));
            });
        }
    }

    private ObjectNode batch(List<Point> points) {
        ObjectNode body = body();
        for (Point point : points) {
            Value value = point.kept();
            body.withArray("metrics")
                    .addObject()
                    .put("key", value.key())
                    .put("value", value.value())
                    .put("timestamp", value.millis())
                    .put("step", value.step());
        }
        return body;
    }

    /** Those that the server does not have. */
    private List<Point> left(List<Point> points) throws IOException {
        Set<Value> there = new HashSet<>();
        for (String key :
                points.stream().map(point -> key(point.name())).distinct().toList()) {
            there.addAll(history(key));
        }
        return points.stream().filter(point -> !there.contains(point.kept())).toList();
    }

    /** Whether the server had any value of a curve. */
    boolean has(String curve) {
        return told.curves().contains(key(curve));
    }

    /** The steps at which the server has a value of a curve. */
    Set<Long> steps(String curve) throws IOException {
        return has(curve) ? history(key(curve)).stream().map(Value::step).collect(Collectors.toSet()) : Set.of();
    }

    private List<Value> history(String key) throws IOException {
        List<Value> values = new ArrayList<>();
        Map<String, String> query = new LinkedHashMap<>(Map.of("run_id", id, "metric_key", key));
        do {
            MlflowServer.Answer answer = server.get("metrics/get-history", query);
            if (answer.is("RESOURCE_DOES_NOT_EXIST")) {
                return values;
            }
            JsonNode page = server.ok("metrics/get-history", answer).body();
            for (JsonNode metric : page.path("metrics")) {
                values.add(new Value(
                        key,
                        metric.path("value").asDouble(),
                        metric.path("step").asLong(),
                        metric.path("timestamp").asLong()));
            }
            query.put("page_token", page.path("next_page_token").asText());
        } while (!query.get("page_token").isEmpty());
        return values;
    }

    /** A tag that the server had; empty where it had none of this name. */
    String tag(String key) {
        return told.tags().getOrDefault(key, "");
    }

    /** Sets a tag. */
    void tag(String key, String value) throws IOException {
        server.post("runs/set-tag", body().put("key", key).put("value", cut(value, LONGEST_VALUE)));
    }

    /** Removes a tag where the server had it. */
    void untag(String key) throws IOException {
        if (told.tags().containsKey(key)) {
            MlflowServer.Answer answer = server.postOrError("runs/delete-tag", body().put("key", key));
            if (!answer.is("RESOURCE_DOES_NOT_EXIST")) {
                server.ok("runs/delete-tag", answer);
            }
        }
    }

    /** The run goes on. */
    void goesOn() throws IOException {
        server.post("runs/update", body().put("status", "RUNNING"));
        untag(STOPPED);
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
