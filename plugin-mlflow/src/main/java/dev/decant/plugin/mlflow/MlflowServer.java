package dev.decant.plugin.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A tracking server. A request that is not answered, or with a code that says to try again, is tried again with longer and
 * longer pauses until patience runs out; from then on nothing is.
 */
final class MlflowServer {
    private static final String API = "/api/2.0/mlflow/";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";
    private static final int FILE_TIMES = 10;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int MOST_WORDS = 300;

    private final URI uri;
    private final Credentials credentials;
    private final Duration timeout;
    private final Duration patience;
    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client;
    private boolean givenUp;

    /** @param uri without a slash at its end */
    MlflowServer(URI uri, Credentials credentials, Duration timeout, Duration patience) {
        this.uri = uri;
        this.credentials = credentials;
        this.timeout = timeout;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
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

    URI uri() {
        return uri;
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** Asks, and returns also an answer that is an error of the request. */
    Answer get(String method, Map<String, String> query) throws IOException {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return answer(request(API + method + "?" + parameters).GET().build(), timeout);
    }

    /** Posts, and returns also an answer that is an error of the request. */
    Answer postOrError(String method, ObjectNode body) throws IOException {
        BodyPublisher json = BodyPublishers.ofString(mapper.writeValueAsString(body));
        return answer(
                request(API + method)
                        .header("Content-Type", "application/json")
                        .POST(json)
                        .build(),
                timeout);
    }

    /** @throws IOException also if the answer is an error */
    JsonNode post(String method, ObjectNode body) throws IOException {
        return ok(method, postOrError(method, body)).body();
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
        ok("the file " + file.getFileName(), answer(request, timeout.multipliedBy(FILE_TIMES)));
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
        return said.isEmpty() ? "" : ": " + said.substring(0, Math.min(MOST_WORDS, said.length()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + path));
        credentials.header().ifPresent(header -> request.header("Authorization", header));
        return request;
    }

    private Answer answer(HttpRequest request, Duration within) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            boolean again = !givenUp && System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) < end;
            try {
                Answer answer = once(request, within);
                if (!again || !TRANSIENT.contains(answer.code())) {
                    givenUp |= TRANSIENT.contains(answer.code());
                    return answer;
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (IOException e) {
                if (!again) {
                    givenUp = true;
                    throw e;
                }
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
    }

    /** The whole answer is to be there in time, not its beginning alone. */
    private Answer once(HttpRequest request, Duration within) throws IOException {
        CompletableFuture<HttpResponse<String>> coming =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), json(response.body()), response.body());
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new IOException(this + " does not answer within " + within.toMillis() / 1000.0 + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(this + " cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw interrupted();
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
    }

    private JsonNode json(String text) {
        try {
            JsonNode parsed = mapper.readTree(text);
            return parsed == null || !parsed.isObject() ? object() : parsed;
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    private void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while " + this + " was asked");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "the MLflow server " + uri;
    }
}
