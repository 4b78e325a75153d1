package dev.decant.study.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A web server of files in memory that can behave as badly as real ones do. */
final class FileServer implements AutoCloseable {
    final Map<String, byte[]> files = Collections.synchronizedMap(new HashMap<>());
    final Map<String, String> redirects = new HashMap<>();
    final Map<String, String> types = new HashMap<>();
    /** One for each request: path, and the range that was asked for. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    boolean ranges = true;
    boolean tags = true;
    /** After so many bytes of a file the connection breaks, as often as {@link #breaks} says. */
    int breakAfter;

    int breaks;
    /** Status to answer with, as often as {@link #refusals} says. */
    int refusal;

    int refusals;
    /** How often half of a file comes, and then nothing more. */
    int stalls;
    /** How many bytes more than there are the server promises. */
    int promised;

    String version = "v1";
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/set/1.0/");
    }

    FileServer add(String path, String text) {
        return add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    FileServer add(String path, byte[] content) {
        files.put("/set/1.0/" + path, content);
        return this;
    }

    private synchronized boolean refuses() {
        return refusals-- > 0;
    }

    private synchronized boolean breaks() {
        return breaks-- > 0;
    }

    private synchronized boolean stalls() {
        return stalls-- > 0;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<String> range =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
            requests.add(path.replace("/set/1.0/", "")
                    + range.map(asked -> " " + asked).orElse(""));
            String elsewhere = redirects.get(path);
            byte[] content = files.get(path);
            if (elsewhere != null) {
                exchange.getResponseHeaders().set("Location", elsewhere);
                exchange.sendResponseHeaders(302, -1);
            } else if (refuses()) {
                exchange.sendResponseHeaders(refusal, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, path, content, range);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void send(HttpExchange exchange, String path, byte[] content, Optional<String> range)
            throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(path, "application/octet-stream"));
        if (tags) {
            exchange.getResponseHeaders().set("ETag", '"' + version + '"');
        }
        boolean same = ('"' + version + '"').equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = 0;
        int status = 200;
        if (ranges && same && range.isPresent()) {
            from = Integer.parseInt(range.get().replaceAll("bytes=(\\d+)-", "$1"));
            if (from >= content.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            status = 206;
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(status, content.length - from + promised);
        OutputStream out = exchange.getResponseBody();
        if (stalls()) {
            out.write(content, from, (content.length - from) / 2);
            out.flush();
            closed.await();
            return;
        }
        boolean broken = content.length - from > breakAfter && breakAfter > 0 && breaks();
        out.write(content, from, broken ? breakAfter : content.length - from);
        out.flush();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
