package dev.decant.plugin.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mlflow.api.proto.Service.CreateExperiment;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.DeleteTag;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.GetExperimentByName;
import org.mlflow.api.proto.Service.GetMetricHistory;
import org.mlflow.api.proto.Service.LogBatch;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunData;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.SearchRuns;
import org.mlflow.api.proto.Service.SetTag;
import org.mlflow.api.proto.Service.UpdateRun;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.MessageOrBuilder;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/**
 * As much of a tracking server as is asked for, on this machine: requests are read into MLflow's own messages, which refuses
 * what these do not have, and held against the limits that MLflow states.
 */
final class FakeMlflow implements AutoCloseable {
    /** What one run was told. */
    static final class Kept {
        final String id;
        final String experiment;
        final String name;
        final Map<String, String> tags = new TreeMap<>();
        final Map<String, String> parameters = new TreeMap<>();
        final List<Metric> metrics = new ArrayList<>();
        final Map<String, byte[]> files = new TreeMap<>();
        RunStatus status = RunStatus.RUNNING;
        final long started;
        long ended;

        Kept(String id, CreateRun asked) {
            this.id = id;
            this.experiment = asked.getExperimentId();
            this.name = asked.getRunName();
            this.started = asked.getStartTime();
        }

        /** The values of a curve by its steps. */
        Map<Long, Double> curve(String key) {
            Map<Long, Double> values = new TreeMap<>();
            metrics.stream()
                    .filter(metric -> metric.getKey().equals(key))
                    .forEach(metric -> values.put(metric.getStep(), metric.getValue()));
            return values;
        }
    }

    private static final Pattern CONDITION = Pattern.compile("tags\\.`([^`]+)` = '([^']*)'");

    final Map<String, String> experiments = new LinkedHashMap<>();
    final Map<String, Kept> runs = new LinkedHashMap<>();
    final List<String> requests = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    final List<String> credentials = new ArrayList<>();
    String artifactRoot = "mlflow-artifacts:/";

    /** Requests that are answered with an error before any is answered as it should be. */
    int refusals;

    int refusalCode = 500;
    boolean hangs;

    /** How many requests of each method are refused as wrong, by its name. */
    final Map<String, Integer> wrong = new TreeMap<>();

    /** How many requests of each method do their work and are not answered, by its name. */
    final Map<String, Integer> unanswered = new TreeMap<>();

    /** The end of the names of files that are too large. */
    String tooLarge = "none";

    /** Where every request is sent on to, and with which code. */
    String elsewhere = "";

    int elsewhereCode = 302;

    private boolean silent;
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeMlflow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::serve);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Kept run(String name) {
        return runs.values().stream()
                .filter(run -> run.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no run " + name + " among "
                        + runs.values().stream().map(run -> run.name).toList()));
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (hangs) {
            hang();
        }
        try {
            synchronized (this) {
                respond(exchange, body);
            }
        } catch (RuntimeException | InvalidProtocolBufferException e) {
            synchronized (this) {
                complaints.add(exchange.getRequestURI() + ": " + e.getMessage());
            }
            send(exchange, 400, error("INVALID_PARAMETER_VALUE", String.valueOf(e.getMessage())));
        }
    }

    private void hang() {
        try {
            closed.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void respond(HttpExchange exchange, byte[] body) throws IOException {
        URI uri = exchange.getRequestURI();
        String request = exchange.getRequestMethod() + " " + uri.getPath();
        requests.add(request);
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (refusals > 0) {
            refusals--;
            send(exchange, refusalCode, error("INTERNAL_ERROR", "the database is locked"));
            return;
        }
        if (!elsewhere.isEmpty()) {
            exchange.getResponseHeaders().add("Location", elsewhere + uri);
            send(exchange, elsewhereCode, "");
            return;
        }
        String method = uri.getPath().replaceFirst("^/api/2.0/mlflow/", "");
        if (counts(wrong, method)) {
            send(exchange, 400, error("INVALID_PARAMETER_VALUE", "wrong"));
            return;
        }
        silent = counts(unanswered, method);
        if (request.startsWith("PUT ") && request.endsWith(tooLarge)) {
            send(exchange, 413, "<html>Request Entity Too Large</html>");
            return;
        }
        if (request.startsWith("PUT /api/2.0/mlflow-artifacts/artifacts/")) {
            file(uri.getPath().substring("/api/2.0/mlflow-artifacts/artifacts/".length()), body);
            send(exchange, 200, "{}");
            return;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (request.startsWith("POST ")) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!String.valueOf(type).startsWith("application/json")) {
                throw new IllegalArgumentException("the body is " + type);
            }
        }
        switch (request) {
            case "GET /api/2.0/mlflow/experiments/get-by-name" -> byName(exchange, uri.getQuery());
            case "POST /api/2.0/mlflow/experiments/create" -> {
                CreateExperiment asked =
                        read(text, CreateExperiment.newBuilder()).build();
                boolean there = experiments.containsKey(asked.getName());
                send(
                        exchange,
                        there ? 400 : 200,
                        there ? error("RESOURCE_ALREADY_EXISTS", "it is there") : json(create(asked)));
            }
            case "POST /api/2.0/mlflow/runs/create" ->
                send(
                        exchange,
                        200,
                        json(create(read(text, CreateRun.newBuilder()).build())));
            case "POST /api/2.0/mlflow/runs/update" ->
                send(
                        exchange,
                        200,
                        json(update(read(text, UpdateRun.newBuilder()).build())));
            case "POST /api/2.0/mlflow/runs/log-batch" -> {
                log(read(text, LogBatch.newBuilder()).build(), body.length);
                send(exchange, 200, "{}");
            }
            case "POST /api/2.0/mlflow/runs/set-tag" -> {
                SetTag tag = read(text, SetTag.newBuilder()).build();
                kept(tag.getRunId()).tags.put(tag.getKey(), tag.getValue());
                send(exchange, 200, "{}");
            }
            case "POST /api/2.0/mlflow/runs/delete-tag" -> {
                DeleteTag tag = read(text, DeleteTag.newBuilder()).build();
                boolean had = kept(tag.getRunId()).tags.remove(tag.getKey()) != null;
                send(exchange, had ? 200 : 404, had ? "{}" : error("RESOURCE_DOES_NOT_EXIST", "no such tag"));
            }
            case "GET /api/2.0/mlflow/metrics/get-history" -> send(exchange, 200, json(history(uri.getQuery())));
            case "POST /api/2.0/mlflow/runs/search" ->
                send(
                        exchange,
                        200,
                        json(search(read(text, SearchRuns.newBuilder()).build())));
            default -> {
                complaints.add(request);
                send(exchange, 404, error("ENDPOINT_NOT_FOUND", request));
            }
        }
    }

    private static boolean counts(Map<String, Integer> left, String method) {
        int now = left.getOrDefault(method, 0);
        left.put(method, Math.max(0, now - 1));
        return now > 0;
    }

    private void byName(HttpExchange exchange, String query) throws IOException {
        String name = query.replaceFirst("^experiment_name=", "");
        String id = experiments.get(name);
        if (id == null) {
            send(exchange, 404, error("RESOURCE_DOES_NOT_EXIST", "no experiment " + name));
            return;
        }
        send(
                exchange,
                200,
                json(GetExperimentByName.Response.newBuilder()
                        .setExperiment(Experiment.newBuilder()
                                .setExperimentId(id)
                                .setName(name)
                                .setArtifactLocation(artifactRoot + id)
                                .setLifecycleStage("active"))
                        .build()));
    }

    private CreateExperiment.Response create(CreateExperiment asked) {
        require(!asked.getName().isEmpty(), "no name");
        String id = Integer.toString(experiments.size() + 1);
        experiments.put(asked.getName(), id);
        return CreateExperiment.Response.newBuilder().setExperimentId(id).build();
    }

    private CreateRun.Response create(CreateRun asked) {
        require(experiments.containsValue(asked.getExperimentId()), "no experiment " + asked.getExperimentId());
        Kept run = new Kept("run" + (runs.size() + 1), asked);
        for (RunTag tag : asked.getTagsList()) {
            tag(run, tag);
        }
        runs.put(run.id, run);
        return CreateRun.Response.newBuilder().setRun(message(run)).build();
    }

    private UpdateRun.Response update(UpdateRun asked) {
        Kept run = kept(asked.getRunId());
        run.status = asked.getStatus();
        run.ended = asked.getEndTime();
        return UpdateRun.Response.newBuilder()
                .setRunInfo(message(run).getInfo())
                .build();
    }

    /** "No more than 1000 metrics, params, and tags in total; up to 1000 metrics, 100 params, 100 tags", 1 MB. */
    private void log(LogBatch batch, int bytes) {
        require(bytes <= 1_000_000, bytes + " bytes");
        require(batch.getMetricsCount() + batch.getParamsCount() + batch.getTagsCount() <= 1000, "too many");
        require(batch.getParamsCount() <= 100 && batch.getTagsCount() <= 100, "too many params or tags");
        Kept run = kept(batch.getRunId());
        for (Metric metric : batch.getMetricsList()) {
            key(metric.getKey());
            require(metric.getTimestamp() > 1_600_000_000_000L, "a timestamp in milliseconds, got " + metric);
            run.metrics.add(metric);
        }
        for (Param param : batch.getParamsList()) {
            key(param.getKey());
            require(param.getValue().length() <= 500, "a long value of " + param.getKey());
            String before = run.parameters.putIfAbsent(param.getKey(), param.getValue());
            require(before == null || before.equals(param.getValue()), param.getKey() + " changes its value");
        }
        batch.getTagsList().forEach(tag -> tag(run, tag));
    }

    private static void tag(Kept run, RunTag tag) {
        require(tag.getKey().length() <= 250 && tag.getValue().length() <= 5000, "a long tag " + tag.getKey());
        run.tags.put(tag.getKey(), tag.getValue());
    }

    /** "Names may only contain alphanumerics, underscores, dashes, periods, spaces, and slashes." */
    private static void key(String key) {
        require(key.matches("[\\w\\-. /]{1,250}"), "the key " + key);
    }

    private SearchRuns.Response search(SearchRuns asked) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String condition : asked.getFilter().split(" AND ")) {
            Matcher matcher = CONDITION.matcher(condition);
            require(matcher.matches(), "the condition " + condition);
            tags.put(matcher.group(1), matcher.group(2));
        }
        SearchRuns.Response.Builder found = SearchRuns.Response.newBuilder();
        List<Kept> newestFirst = new ArrayList<>(runs.values());
        java.util.Collections.reverse(newestFirst);
        newestFirst.stream()
                .filter(run -> asked.getExperimentIdsList().contains(run.experiment))
                .filter(run -> run.tags.entrySet().containsAll(tags.entrySet()))
                .limit(asked.getMaxResults())
                .forEach(run -> found.addRuns(message(run)));
        return found.build();
    }

    /** In pages of few values, whose token is where the next one begins. */
    private GetMetricHistory.Response history(String query) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            asked.put(parameter.replaceFirst("=.*", ""), parameter.replaceFirst("^[^=]*=", ""));
        }
        require(List.of("run_id", "metric_key", "page_token").containsAll(asked.keySet()), "the query " + query);
        List<Metric> all = kept(asked.get("run_id")).metrics.stream()
                .filter(metric -> metric.getKey().equals(asked.get("metric_key")))
                .toList();
        int from = Integer.parseInt(asked.getOrDefault("page_token", "0"));
        int to = Math.min(all.size(), from + 2);
        GetMetricHistory.Response.Builder page =
                GetMetricHistory.Response.newBuilder().addAllMetrics(all.subList(from, to));
        return to < all.size() ? page.setNextPageToken(Integer.toString(to)).build() : page.build();
    }

    private Run message(Kept run) {
        RunData.Builder data = RunData.newBuilder();
        Map<String, Metric> last = new TreeMap<>();
        run.metrics.forEach(metric ->
                last.merge(metric.getKey(), metric, (one, other) -> one.getStep() > other.getStep() ? one : other));
        data.addAllMetrics(last.values());
        run.parameters.forEach(
                (key, value) -> data.addParams(Param.newBuilder().setKey(key).setValue(value)));
        run.tags.forEach(
                (key, value) -> data.addTags(RunTag.newBuilder().setKey(key).setValue(value)));
        return Run.newBuilder()
                .setInfo(RunInfo.newBuilder()
                        .setRunId(run.id)
                        .setExperimentId(run.experiment)
                        .setStatus(run.status)
                        .setArtifactUri(artifactRoot + run.experiment + "/" + run.id + "/artifacts"))
                .setData(data)
                .build();
    }

    private void file(String path, byte[] content) {
        Matcher matcher = Pattern.compile("\\d+/([^/]+)/artifacts/(.+)").matcher(path);
        require(matcher.matches(), "the path " + path);
        kept(matcher.group(1)).files.put(matcher.group(2), content);
    }

    private Kept kept(String id) {
        Kept run = runs.get(id);
        require(run != null, "no run " + id);
        return run;
    }

    private static <B extends Message.Builder> B read(String text, B builder) throws InvalidProtocolBufferException {
        JsonFormat.parser().merge(text, builder);
        return builder;
    }

    private static String json(MessageOrBuilder message) throws InvalidProtocolBufferException {
        return JsonFormat.printer().preservingProtoFieldNames().print(message);
    }

    private static String error(String code, String message) {
        return "{\"error_code\": \"" + code + "\", \"message\": \"" + message.replaceAll("[\"\\\\\\n]", " ") + "\"}";
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private void send(HttpExchange exchange, int code, String text) throws IOException {
        if (silent) {
            silent = false;
            exchange.close();
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
