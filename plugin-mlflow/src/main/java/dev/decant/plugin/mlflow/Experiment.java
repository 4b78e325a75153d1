package dev.decant.plugin.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An experiment of a tracking server, which is asked for when it is needed first. */
final class Experiment {
    /** Tells runs apart by the request that made them. */
    private static final String REQUEST = "decant.request";

    private final MlflowServer server;
    private final String name;
    private String known = "";

    Experiment(MlflowServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Its id; it is made where the server has none of this name. */
    String id() throws IOException {
        if (known.isEmpty()) {
            Optional<String> found = found();
            known = found.isPresent() ? found.get() : created();
        }
        return known;
    }

    private Optional<String> found() throws IOException {
        MlflowServer.Answer answer = server.get("experiments/get-by-name", Map.of("experiment_name", name));
        if (answer.code() == 404 || answer.is("RESOURCE_DOES_NOT_EXIST")) {
            return Optional.empty();
        }
        JsonNode experiment =
                server.ok("experiments/get-by-name", answer).body().path("experiment");
        if (experiment.path("lifecycle_stage").asText().equals("deleted")) {
            throw new IOException(
                    "the experiment " + name + " is deleted on " + server + "; restore it there, or name another");
        }
        return Optional.of(required(experiment, "experiment_id"));
    }

    /** Another command may have made it in between. */
    private String created() throws IOException {
        ObjectNode body = server.object().put("name", name);
        MlflowServer.Answer answer = server.postOrError("experiments/create", body);
        if (answer.is("RESOURCE_ALREADY_EXISTS")) {
            return found().orElseThrow(() -> new IOException(server + " neither has nor makes the experiment " + name));
        }
        return required(server.ok("experiments/create", answer).body(), "experiment_id");
    }

    /**
     * The last run with all of these tags that is not deleted.
     *
     * @param tags whose values have neither quotes nor blanks
     */
    Optional<ServerRun> search(Map<String, String> tags) throws IOException {
        ObjectNode body = server.object();
        body.putArray("experiment_ids").add(id());
        body.put(
                "filter",
                tags.entrySet().stream()
                        .map(tag -> "tags.`" + tag.getKey() + "` = '" + tag.getValue() + "'")
                        .sorted()
                        .reduce((a, b) -> a + " AND " + b)
                        .orElse(""));
        body.put("run_view_type", "ACTIVE_ONLY");
        body.put("max_results", 1);
        JsonNode run = server.post("runs/search", body).path("runs").path(0);
        return run.isMissingNode() ? Optional.empty() : Optional.of(run(run));
    }

    /** A new run, one alone also where the answer to its creation is lost. */
    ServerRun create(String runName, Map<String, String> tags, Instant at) throws IOException {
        String request = UUID.randomUUID().toString();
        ObjectNode body = server.object();
        body.put("experiment_id", id());
        body.put("run_name", runName);
        body.put("start_time", at.toEpochMilli());
        body.withArray("tags").addObject().put("key", REQUEST).put("value", request);
        tags.forEach((key, value) ->
                body.withArray("tags").addObject().put("key", key).put("value", value));
        Optional<JsonNode> answer = server.postOnce(
                "runs/create", body, () -> asked(request).isPresent() ? Optional.empty() : Optional.of(body));
        return answer.isPresent()
                ? run(answer.get().path("run"))
                : asked(request)
                        .orElseThrow(
                                () -> new IOException(server + " does not have the run any more that it has made"));
    }

    private Optional<ServerRun> asked(String request) throws IOException {
        return search(Map.of(REQUEST, request));
    }

    private ServerRun run(JsonNode run) throws IOException {
        JsonNode data = run.path("data");
        Set<String> curves = new HashSet<>();
        data.path("metrics").forEach(metric -> curves.add(metric.path("key").asText()));
        Set<String> parameters = new HashSet<>();
        data.path("params")
                .forEach(parameter -> parameters.add(parameter.path("key").asText()));
        Map<String, String> tags = new HashMap<>();
        data.path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        JsonNode info = run.path("info");
        return new ServerRun(
                server,
                required(info, "run_id"),
                info.path("artifact_uri").asText(),
                info.path("status").asText().equals("FINISHED"),
                new ServerRun.Told(curves, parameters, tags));
    }

    private String required(JsonNode node, String key) throws IOException {
        String text = node.path(key).asText();
        if (text.isEmpty()) {
            throw new IOException(server + " answers without " + key + ": is it one of MLflow?");
        }
        return text;
    }
}
