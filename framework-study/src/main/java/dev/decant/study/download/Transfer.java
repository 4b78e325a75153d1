package dev.decant.study.download;

import dev.decant.io.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches one file, and goes on with what came of it before: {@code Range} asks for the rest, {@code If-Range} for all of it if
 * the file is another one by now (RFC 9110, 13.1.5 and 14.2). A server that knows neither sends all of it. A file has its name once it is
 * whole and its checksum is the published one.
 *
 * @param source where it is
 * @param attempts at what breaks
 * @param watch over connections
 */
record Transfer(RemoteFolder source, Attempts attempts, StallWatch watch) {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern COMPLETE_LENGTH = Pattern.compile("bytes \\*/(\\d{1,18})");

    /** Hears how many bytes are there, and of how many: where a transfer begins, and with all that comes. */
    @FunctionalInterface
    interface Progress {
        void transferred(long bytes, OptionalLong of);
    }

    /**
     * Fetches a file.
     *
     * @param sha256 that it must have; empty to take it by its length alone
     * @throws IOException if it cannot be had, is another one than published, or cannot be written; what came is kept where
     *     the connection was the reason
     */
    void fetch(String path, Path file, Optional<String> sha256, Progress progress) throws IOException {
        PartFile part = new PartFile(file);
        boolean resumed = part.version(address(path)).isPresent();
        whole(path, part, progress);
        String found = sha256.isPresent() ? Sha256.hexOf(part.content()) : "";
        if (resumed && !found.equals(sha256.orElse(""))) {
            // The part may have been damaged here: once from the beginning before the source is blamed.
            part.discard();
            whole(path, part, progress);
            found = Sha256.hexOf(part.content());
        }
        if (sha256.isPresent() && !found.equals(sha256.get())) {
            part.discard();
            throw new IOException(address(path) + " is not what was published: SHA-256 " + found + ", expected "
                    + sha256.get() + "; it was dropped");
        }
        part.complete();
    }

    private String address(String path) {
        return source.uri(path).toString();
    }

    private void whole(String path, PartFile part, Progress progress) throws IOException {
        try {
            attempts.of(
                    () -> {
                        once(path, part, progress);
                        return part;
                    },
                    part::size);
        } catch (BrokenTransfer e) {
            String kept = part.size() > 0
                    ? "; " + part.size() + " bytes are kept, and the same command goes on with them"
                    : "";
            throw new IOException(e.getMessage() + kept, e);
        }
    }

    /** One request; of a part that turns out useless another one for all of it. */
    private void once(String path, PartFile part, Progress progress) throws IOException {
        long have = part.size();
        Optional<String> version = part.version(address(path));
        if (have == 0 || version.isEmpty()) {
            receive(path, part, source.get(path, Map.of()), 0, progress);
            return;
        }
        HttpResponse<InputStream> response =
                source.get(path, Map.of("Range", "bytes=" + have + "-", "If-Range", version.get()));
        if (response.statusCode() == 200) {
            receive(path, part, response, 0, progress);
        } else if (response.statusCode() == 206 && begins(response.headers(), have)) {
            receive(path, part, response, have, progress);
        } else {
            response.body().close();
            boolean whole = response.statusCode() == 416
                    && header(response.headers(), "Content-Range", COMPLETE_LENGTH)
                            .filter(length -> Long.parseLong(length) == have)
                            .isPresent();
            if (!whole) {
                receive(path, part, source.get(path, Map.of()), 0, progress);
            }
        }
    }

    private static boolean begins(HttpHeaders headers, long have) {
        return header(headers, "Content-Range", CONTENT_RANGE)
                .filter(first -> Long.parseLong(first) == have)
                .isPresent();
    }

    private static Optional<String> header(HttpHeaders headers, String name, Pattern pattern) {
        return headers.firstValue(name)
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    private void receive(String path, PartFile part, HttpResponse<InputStream> response, long from, Progress progress)
            throws IOException {
        if (response.statusCode() == 416) {
            response.body().close();
            throw new IOException(address(path) + ": the server answers 416 to a request for the whole file");
        }
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        OptionalLong of = length.isPresent() ? OptionalLong.of(from + length.getAsLong()) : OptionalLong.empty();
        long have = from;
        try (InputStream in = watch.over(response.body());
                FileChannel out = from > 0 ? part.append() : part.begin(address(path), version(response.headers()))) {
            requireRoom(part, length);
            progress.transferred(have, of);
            byte[] chunk = new byte[1 << 16];
            for (int read = read(in, chunk, path); read >= 0; read = read(in, chunk, path)) {
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                part.written(() -> {
                    int written = 0;
                    while (bytes.hasRemaining()) {
                        written += out.write(bytes);
                    }
                    return written;
                });
                have += read;
                progress.transferred(have, of);
            }
        }
        if (of.isPresent() && have != of.getAsLong()) {
            throw new BrokenTransfer(address(path) + " ended after " + have + " of " + of.getAsLong() + " bytes");
        }
    }

    private static void requireRoom(PartFile part, OptionalLong length) throws IOException {
        long room = Files.getFileStore(part.content()).getUsableSpace();
        if (length.isPresent() && length.getAsLong() > room) {
            throw new IOException(part.file() + " needs " + length.getAsLong() + " bytes, and " + room
                    + " are left; make room, or choose another folder");
        }
    }

    private int read(InputStream in, byte[] chunk, String path) throws IOException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw new BrokenTransfer(address(path) + " broke off: " + e.getMessage(), e);
        }
    }

    /** A strong entity tag, or a date; a weak tag does not tell one version from the next to the byte. */
    private static Optional<String> version(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> headers.firstValue("Last-Modified"))
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }
}
