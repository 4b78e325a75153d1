package dev.decant.plugin.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.decant.plugin.mlflow.PatientClient.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A tracking server: the methods of its REST interface, and its files. */
final class MlflowServer {
    private static final String API = "/api/2.0/mlflow/";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";
    private static final int FILE_TIMES = 10;
    private static final int MOST_WORDS = 300;

    private final URI uri;
    private final Credentials credentials;
    private final Duration timeout;
    private final ObjectMapper mapper = new ObjectMapper();
    private final PatientClient client;

    /** @param uri without a slash at its end */
    MlflowServer(URI uri, Credentials credentials, Duration timeout, Duration patience) {
        this.uri = uri;
        this.credentials = credentials;
        this.timeout = timeout;
        this.client = new PatientClient(named(uri), timeout, patience);
    }

    /** An answer: its code, and its body, an empty object where that is no JSON. */
    record Answer(int code, JsonNode body, String text) {
        boolean isOk() {
            return code >= 200 && code < 300;
        }

        /** Whether the server says this of an error. */
        boolean is(String error) {
            return body.path("error_code").asText().equals(error);
        }
    }

    /** What is still to be posted of what may have come although no answer did. */
    interface Rest {
        /** Empty if nothing is. */
        Optional<ObjectNode> of() throws IOException;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** Asks, and returns also an answer that is an error of the request. */
    Answer get(String method, Map<String, String> query) throws IOException {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(API + method + "?" + parameters).GET().build();
        return answer(request, client.send(request, timeout));
    }

    /** Posts, again and again if need be, and returns also an answer that is an error of the request. */
    Answer postOrError(String method, ObjectNode body) throws IOException {
        HttpRequest request = posting(method, body);
        return answer(request, client.send(request, timeout));
    }

    /**
     * Posts, again and again if need be, what does no harm a second time.
     *
     * @throws IOException also if the answer is an error
     */
    JsonNode post(String method, ObjectNode body) throws IOException {
        return ok(method, postOrError(method, body)).body();
    }

    /**
     * Posts what would count twice.
     *
     * @param rest is asked before it is posted again, and posted instead
     * @return empty if no answer came, but the server has all of it
     * @throws IOException also if the answer is an error
     */
    Optional<JsonNode> postOnce(String method, ObjectNode body, Rest rest) throws IOException {
        HttpRequest request = posting(method, body);
        Optional<Response> response = client.send(request, timeout, () -> {
            Optional<ObjectNode> left = rest.of();
            return left.isPresent() ? Optional.of(posting(method, left.get())) : Optional.empty();
        });
        return response.isPresent()
                ? Optional.of(ok(method, answer(request, response.get())).body())
                : Optional.empty();
    }

    private HttpRequest posting(String method, ObjectNode body) throws IOException {
        return request(API + method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(mapper.writeValueAsString(body)))
                .build();
    }

    /**
     * Sends a file through the server.
     *
     * @param path in the server's store of files, with slashes
     */
    void put(String path, Path file) throws IOException {
        String encoded =
                Arrays.stream(path.split("/")).map(MlflowServer::encoded).collect(Collectors.joining("/"));
        HttpRequest request = request(FILES + encoded)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofFile(file))
                .build();
        ok("the file " + file.getFileName(), answer(request, client.send(request, timeout.multipliedBy(FILE_TIMES))));
    }

    /** @throws IOException if the answer is an error */
    Answer ok(String what, Answer answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException(this + " answers " + what + " with " + answer.code() + words(answer));
        }
        return answer;
    }

    private static String words(Answer answer) {
        String said = answer.body()
                .path("message")
                .asText(answer.text())
                .strip()
                .lines()
                .findFirst()
                .orElse("");
        return said.isEmpty() ? "" : ": " + cut(said);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(MOST_WORDS, text.length()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + path));
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        return request;
    }

    private Answer answer(HttpRequest request, Response response) throws IOException {
        if (response.elsewhere().isPresent()) {
            String asked = request.uri().toString().substring(uri.toString().length());
            String other = response.elsewhere().get().toString();
            String address = other.endsWith(asked) ? other.substring(0, other.length() - asked.length()) : other;
            throw new IOException(this + " redirects to " + cut(address) + "; write that address as uri");
        }
        return new Answer(response.code(), json(response.text()), response.text());
    }

    private JsonNode json(String text) {
        try {
            JsonNode parsed = mapper.readTree(text);
            return parsed == null || !parsed.isObject() ? object() : parsed;
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String named(URI uri) {
        return "the MLflow server " + uri;
    }

    @Override
    public String toString() {
        return named(uri);
    }
}
