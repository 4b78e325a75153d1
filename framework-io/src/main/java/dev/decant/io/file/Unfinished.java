package dev.decant.io.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file or folder while it grows: it has a name of its own, hidden beside its place, and takes the final one when it is
 * whole, so that nobody ever sees half of it. A lock is held for as long as its process lives; what a killed process left
 * behind is removed by the next that begins something of the same name.
 *
 * <p>What is written has the rights that the user's umask leaves.
 */
public final class Unfinished implements AutoCloseable {
    private static final String SUFFIX = ".unfinished";
    private static final String LOCK = ".lock";
    private static final int RADIX = 36;

    private final Path path;
    private final Path locked;
    private final FileChannel channel;

    private Unfinished(Path path, Path locked, FileChannel channel) {
        this.path = path;
        this.locked = locked;
        this.channel = channel;
    }

    /**
     * An empty file.
     *
     * @param folder where it will lie; it exists
     * @param name the same for all files that replace each other
     */
    public static Unfinished file(Path folder, String name) throws IOException {
        Path path = place(folder, name);
        return new Unfinished(path, path, lock(path));
    }

    /**
     * An empty folder.
     *
     * @param parent where it will lie; it exists
     * @param name the same for all folders that replace each other
     */
    public static Unfinished folder(Path parent, String name) throws IOException {
        Path path = place(parent, name);
        Path locked = lockOf(path);
        Unfinished folder = new Unfinished(path, locked, lock(locked));
        try {
            Files.createDirectory(path);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    /** Whether a file or folder is one of these, or its lock. */
    public static boolean isOne(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") && (name.endsWith(SUFFIX) || name.endsWith(SUFFIX + LOCK));
    }

    /** Where it is until it is published. */
    public Path path() {
        return path;
    }

    /** Writes the file; closed with this. Of a folder it is that of its lock. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Gives it its final name, durably. A file replaces what has that name.
     *
     * @throws java.nio.file.FileSystemException if a folder of that name is there and not empty
     */
    public void publish(Path target) throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Windows does not replace a file that another process has mapped: that one was built by it meanwhile.
            if (!Files.isRegularFile(path) || !Files.exists(target)) {
                throw e;
            }
        }
        try (FileChannel parent =
                FileChannel.open(target.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
            parent.force(true);
        } catch (IOException e) {
            // Some platforms cannot open a directory; the rename is then as durable as they make it.
        }
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        try (channel) {
            delete(path);
            if (!locked.equals(path)) {
                Files.deleteIfExists(locked);
            }
        }
    }

    private static Path place(Path folder, String name) throws IOException {
        removeAbandoned(folder, "." + name + ".");
        return folder.resolve("." + name + "." + process() + "-" + UUID.randomUUID() + SUFFIX);
    }

    /** One process, also among those that had the same number before, as the first of each container has. */
    private static String process() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return Long.toString(process.pid(), RADIX) + "-" + Long.toString(start, RADIX);
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static FileChannel lock(Path path) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                channel.lock();
            } catch (IOException e) {
                return channel; // A file system without locks: nobody removes anything there.
            }
            if (Files.exists(path)) {
                return channel;
            }
            channel.close(); // It was taken for abandoned before it was locked.
        }
    }

    /** Not what this process works on: to open a file that it has locked would free the lock. */
    private static void removeAbandoned(Path folder, String prefix) throws IOException {
        String own = "." + process() + "-";
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> file.getFileName().toString().startsWith(prefix)
                        && !file.getFileName().toString().contains(own))) {
            files.forEach(others::add);
        }
        for (Path other : others) {
            String name = other.getFileName().toString();
            if (name.endsWith(SUFFIX + LOCK)) {
                String folderName = name.substring(0, name.length() - LOCK.length());
                removeIfAbandoned(other.resolveSibling(folderName), other);
            } else if (name.endsWith(SUFFIX)) {
                removeIfAbandoned(other, Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS) ? lockOf(other) : other);
            }
        }
    }

    private static void removeIfAbandoned(Path path, Path locked) {
        try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                delete(path);
                Files.deleteIfExists(locked);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // Gone meanwhile, or not ours to remove.
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(path);
            return;
        }
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(path)) {
            inside = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : inside) {
            Files.delete(one);
        }
    }
}
