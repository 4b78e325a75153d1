package dev.decant.study.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A folder on the web. Safe for several threads at a time. */
final class RemoteFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    /** @param base an address of http or https */
    RemoteFolder(URI base) {
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
    }

    /** The address of a file. */
    URI uri(String path) {
        try {
            return base.resolve(
                    new URI(null, null, "/" + path, null).getRawPath().substring(1));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + path + "' cannot be part of an address", e);
        }
    }

    /**
     * Asks for a file.
     *
     * @param headers beside the usual ones
     * @throws BrokenTransfer if the answer may be another one later: no connection, too many requests, a failing server
     * @throws IOException if there is no such file, it is not given, or a web page comes in its place
     */
    HttpResponse<InputStream> get(String path, Map<String, String> headers) throws IOException {
        return accepted(path, send(uri(path), headers));
    }

    private HttpResponse<InputStream> accepted(String path, HttpResponse<InputStream> response) throws IOException {
        Optional<String> refusal = refusal(response, path);
        if (refusal.isPresent()) {
            response.body().close();
            String message = uri(path) + ": " + refusal.get();
            throw isPassing(response.statusCode()) ? new BrokenTransfer(message) : new IOException(message);
        }
        return response;
    }

    /** The same of a file that may be missing. */
    Optional<HttpResponse<InputStream>> find(String path) throws IOException {
        HttpResponse<InputStream> response = send(uri(path), Map.of());
        if (response.statusCode() == 404 || response.statusCode() == 410) {
            response.body().close();
            return Optional.empty();
        }
        return Optional.of(accepted(path, response));
    }

    private HttpResponse<InputStream> send(URI uri, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("User-Agent", "decant")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (HttpTimeoutException e) {
            throw new BrokenTransfer(uri + " did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new BrokenTransfer(uri + " cannot be reached: " + reason(e, uri), e);
        }
    }

    private static String reason(IOException e, URI uri) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "there is no address for " + uri.getHost();
            }
        }
        return e.getMessage() == null || e.getMessage().isBlank()
                ? e instanceof ConnectException ? "no connection" : "the connection broke"
                : e.getMessage();
    }

    private static Optional<String> refusal(HttpResponse<InputStream> response, String path) {
        int status = response.statusCode();
        if (status == 404 || status == 410) {
            return Optional.of("there is no such file (" + status + ")");
        } else if (status == 401 || status == 403) {
            return Optional.of("the server does not give it (" + status + ")");
        } else if (status != 200 && status != 206 && status != 416) {
            return Optional.of("the server answers " + status);
        }
        boolean page = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
        return page && !path.isEmpty() && !path.endsWith("/") && !path.matches("(?i).*\\.html?")
                ? Optional.of("a web page came in place of the file, such as one to log in or of an error")
                : Optional.empty();
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }
}
