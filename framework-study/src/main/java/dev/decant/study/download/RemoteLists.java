package dev.decant.study.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/**
 * What a source publishes of its files, its checksums or the pages of its folders: read whole, and from the beginning where a
 * connection broke or stalled.
 *
 * @param source that is asked
 */
record RemoteLists(RemoteFolder source, Attempts attempts, StallWatch watch) {
    /** Makes something of all that comes; a connection that breaks is a {@link BrokenTransfer}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be had, or is not what the reader expects
     */
    <T> T read(String path, Reader<T> reader) throws IOException {
        return attempts.of(() -> content(source.get(path, Map.of()), reader));
    }

    /** The same of a file that may be missing. */
    <T> Optional<T> find(String path, Reader<T> reader) throws IOException {
        return attempts.of(() -> {
            Optional<HttpResponse<InputStream>> found = source.find(path);
            return found.isPresent() ? Optional.of(content(found.get(), reader)) : Optional.empty();
        });
    }

    private <T> T content(HttpResponse<InputStream> response, Reader<T> reader) throws IOException {
        try (InputStream in = watch.over(response.body())) {
            return reader.read(in);
        }
    }
}
