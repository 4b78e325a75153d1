package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import dev.decant.api.task.Task;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * Parses every record of a data set once and writes the cache file. Records are parsed on several threads, a few ahead
 * of the writer, and written in the data set's order, so that the bytes do not depend on the number of threads. The file
 * grows under a name of its own and takes the final one when it is complete and on the disk: a reader never sees half a
 * file, and of several processes that build the same file the last one's stays.
 */
final class CacheBuilder {
    /** How many failing records an error names. */
    private static final int NAMED_FAILURES = 5;

    /** No array of floats is mapped beyond this; 89 hours of 12 leads at 200 Hz are within it. */
    private static final long LONGEST_RECORD_BYTES = 1L << 30;

    private static final String PARTIAL = ".partial";
    private static final Duration PARTIAL_IS_STALE_AFTER = Duration.ofMinutes(1);

    private final DataSet set;
    private final int threads;
    private final CacheProgress progress;
    private final UnaryOperator<WritableByteChannel> through;

    CacheBuilder(DataSet set, int threads, CacheProgress progress) {
        this(set, threads, progress, UnaryOperator.identity());
    }

    /** @param through what is written passes through it */
    CacheBuilder(DataSet set, int threads, CacheProgress progress, UnaryOperator<WritableByteChannel> through) {
        if (threads < 1) {
            throw new IllegalArgumentException("a cache is built by at least one thread, got " + threads);
        }
        this.set = set;
        this.threads = threads;
        this.progress = progress;
        this.through = through;
    }

    /**
     * Builds the file.
     *
     * @throws DataException if records cannot be read, or the file cannot be written; nothing is left behind then
     */
    void build(Path file) {
        Path directory = file.toAbsolutePath().resolveSibling("");
        String key = CacheFile.key(set.fingerprint());
        Path partial = directory.resolve(key + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + PARTIAL);
        try {
            Files.createDirectories(directory);
            removeStale(directory, key);
            try {
                write(partial);
                publish(partial, file);
                forceDirectory(directory);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new DataException(
                    "the cache of " + set.records().size() + " records cannot be written to " + directory + ": "
                            + reason(e) + free(directory),
                    e);
        }
    }

    private void write(Path partial) throws IOException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            lock(channel);
            CacheWriter writer = new CacheWriter(through.apply(channel));
            writer.finish(set.fingerprint(), writeRecords(writer));
            channel.force(true);
        }
    }

    /** Parses ahead and writes in order; returns the number of channels. */
    private int writeRecords(CacheWriter writer) throws IOException {
        List<RecordInfo> records = set.records();
        if (records.isEmpty()) {
            throw new DataException("the data set has no records");
        }
        ExecutorService parsers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "decant-parser");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Deque<Future<Example>> ahead = new ArrayDeque<>();
            int window = 2 * threads + 2;
            int submitted = 0;
            int channels = -1;
            int failures = 0;
            List<String> named = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                while (submitted < records.size() && ahead.size() < window) {
                    RecordInfo next = records.get(submitted++);
                    ahead.add(parsers.submit(() -> set.read(next)));
                }
                RecordInfo info = records.get(i);
                try {
                    Example example = parsed(ahead.remove());
                    if (channels < 0) {
                        channels = example.sequence().channels();
                    }
                    check(info, example, channels);
                    if (failures == 0) {
                        writer.add(info, example);
                    }
                } catch (DataException e) {
                    failures++;
                    if (named.size() < NAMED_FAILURES) {
                        named.add(String.valueOf(e.getMessage()));
                    }
                }
                progress.reading(i + 1, records.size());
            }
            if (failures > 0) {
                throw new DataException(failures + " of " + records.size() + " records cannot be read: "
                        + String.join("; ", named) + (failures > named.size() ? "; ..." : ""));
            }
            return channels;
        } finally {
            parsers.shutdownNow();
        }
    }

    private static Example parsed(Future<Example> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the records were parsed", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    private void check(RecordInfo info, Example example, int channels) {
        Sequence sequence = example.sequence();
        if (sequence.steps() < 1) {
            throw new DataException("record " + info.id() + " has no steps");
        }
        if (sequence.channels() != channels) {
            throw new DataException("record " + info.id() + " has " + sequence.channels() + " channels, "
                    + set.records().get(0).id() + " has " + channels);
        }
        if (Float.BYTES * (long) sequence.values().length > LONGEST_RECORD_BYTES) {
            throw new DataException("record " + info.id() + " has " + sequence.steps()
                    + " steps, more than a gibibyte; cut it into several records");
        }
        Task task = set.task();
        int expected = task instanceof Task.PerStepBinary ? sequence.steps() : task.outputs();
        if (example.target().length != expected) {
            throw new DataException("record " + info.id() + " has " + example.target().length
                    + " target values, its task has " + expected);
        }
    }

    private static void publish(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows does not replace a file that another process has mapped: that one was built by it meanwhile.
            if (!Files.exists(file)) {
                throw e;
            }
        }
    }

    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some platforms cannot open a directory; the rename is then as durable as they make it.
        }
    }

    /** Marks the file as being written, for as long as this process lives. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            // A file system without locks: nobody removes a partial file there.
        }
    }

    /** Removes what processes that were killed left behind: old enough, of another process, and no longer locked. */
    private static void removeStale(Path directory, String key) throws IOException {
        Instant old = Instant.now().minus(PARTIAL_IS_STALE_AFTER);
        String own = key + "-" + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(directory, key + "-*" + PARTIAL)) {
            for (Path partial : partials) {
                if (partial.getFileName().toString().startsWith(own)) {
                    continue;
                }
                try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                    if (Files.getLastModifiedTime(partial).toInstant().isAfter(old)) {
                        continue;
                    }
                    FileLock lock = channel.tryLock();
                    if (lock != null) {
                        Files.deleteIfExists(partial);
                    }
                } catch (IOException | OverlappingFileLockException e) {
                    // Gone, or not ours to remove.
                }
            }
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String free(Path directory) {
        try {
            return " (" + Files.getFileStore(directory).getUsableSpace() / (1 << 20) + " MiB free)";
        } catch (IOException e) {
            return "";
        }
    }
}
