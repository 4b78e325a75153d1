package dev.decant.plugin.mlflow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests. One that is not answered, or with a code that says to try again, is tried again with longer and longer
 * pauses until patience runs out; from then on nothing is, until an answer comes again. Redirects are not followed: they would
 * take credentials along to wherever they point.
 */
final class PatientClient {
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final String server;
    private final Duration patience;
    private final HttpClient client;
    private boolean givenUp;

    /** @param server what messages call it */
    PatientClient(String server, Duration connecting, Duration patience) {
        this.server = server;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connecting)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * An answer.
     *
     * @param elsewhere where it says to ask instead
     */
    record Response(int code, String text, Optional<URI> elsewhere) {}

    /** What is still to be sent of a request that may have done its work though no answer came. */
    interface Rest {
        /** Empty if nothing is. */
        Optional<HttpRequest> of() throws IOException;
    }

    /** Sends what does no harm a second time. */
    Response send(HttpRequest request, Duration within) throws IOException {
        return send(request, within, () -> Optional.of(request))
                .orElseThrow(() -> new IllegalStateException("a request has itself as its rest"));
    }

    /**
     * Sends what must not be done twice.
     *
     * @param within for each try, until the answer is there whole
     * @param rest is asked before each further try, and sent instead
     * @return empty if no answer came, but nothing is left to be sent
     */
    Optional<Response> send(HttpRequest request, Duration within, Rest rest) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        HttpRequest next = request;
        while (true) {
            boolean again = !givenUp && System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) < end;
            try {
                Response response = once(next, within);
                boolean stumbled = TRANSIENT.contains(response.code());
                if (!again || !stumbled) {
                    givenUp = stumbled;
                    return Optional.of(response);
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
            Optional<HttpRequest> left = rest.of();
            if (left.isEmpty()) {
                return Optional.empty();
            }
            next = left.get();
        }
    }

    /** The whole answer is to be there in time, not its beginning alone. */
    private Response once(HttpRequest request, Duration within) throws IOException {
        CompletableFuture<HttpResponse<String>> coming =
                client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = coming.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(response.statusCode(), response.body(), elsewhere(response));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new IOException(server + " does not answer within " + within.toMillis() / 1000.0 + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(server + " cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw interrupted();
        }
    }

    private static Optional<URI> elsewhere(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 3) {
            return Optional.empty();
        }
        try {
            return response.headers()
                    .firstValue("Location")
                    .map(location -> response.request().uri().resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an address that is none
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")");
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
        return new InterruptedIOException("interrupted while " + server + " was asked");
    }
}
