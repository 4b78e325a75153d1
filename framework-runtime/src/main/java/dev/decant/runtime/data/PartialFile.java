package dev.decant.runtime.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A cache file while it grows: it has a name of its own and takes the final one when it is complete and on the disk, so a
 * reader never sees half a file. It is locked for as long as its process lives, and what a killed process left behind is
 * removed by the next.
 */
public record PartialFile(Path path) implements AutoCloseable {
    private static final String SUFFIX = ".partial";
    private static final Duration STALE_AFTER = Duration.ofMinutes(1);

    /** @param key what the names of files of the same content begin with */
    public static PartialFile in(Path directory, String key) throws IOException {
        removeStale(directory, key);
        return new PartialFile(directory.resolve(own(key) + UUID.randomUUID() + SUFFIX));
    }

    /** What the names of this process's files begin with. */
    private static String own(String key) {
        return key + "-" + ProcessHandle.current().pid() + "-";
    }

    /** Creates and locks the file. */
    public FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock(channel);
        return channel;
    }

    /** Gives it its final name, durably. */
    public void publish(Path file) throws IOException {
        try {
            Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows does not replace a file that another process has mapped: that one was built by it meanwhile.
            if (!Files.exists(file)) {
                throw e;
            }
        }
        forceDirectory(file.toAbsolutePath().resolveSibling(""));
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
        Instant old = Instant.now().minus(STALE_AFTER);
        String own = own(key);
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(directory, key + "-*" + SUFFIX)) {
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

    /** Removes it, unless it was published. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
