package dev.decant.study.request;

import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that results are to be written to, the option {@code out}: everything is written under a hidden name and gets its
 * own at the end.
 */
public final class OutputFolder {
    private OutputFolder() {}

    /** Writes what belongs into a folder. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything into an empty folder, which gets its final name afterwards. */
        void write(Path folder) throws IOException;
    }

    /**
     * Writes a folder. It appears with everything in it, also in the place of an empty one; only one that cannot be replaced, a link,
     * where something is mounted or the working directory, is filled at the end, and what a kill left half filled is filled anew by the
     * next that writes there.
     *
     * @throws InvalidRequest if there is something in the way that would be mixed with what is written
     */
    public static void write(Path out, Writer writer) throws IOException {
        requireNewOrEmpty(out);
        Path absolute = out.toAbsolutePath().normalize();
        Optional<Set<PosixFilePermission>> permissions = Optional.empty();
        if (Files.exists(out)) {
            permissions = permissions(absolute);
            if (!isMadeAnew(absolute)) {
                new FilledFolder(out.toRealPath()).fill(writer);
                return;
            }
        }
        Path parent = absolute.resolveSibling("");
        Files.createDirectories(parent);
        try (Unfinished unfinished = Unfinished.folder(parent, String.valueOf(absolute.getFileName()))) {
            writer.write(unfinished.path());
            set(permissions, unfinished.path());
            if (Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(absolute);
            }
            unfinished.publish(absolute);
        }
    }

    /** Makes a plain empty folder anew, to see that it can be replaced; not so where it cannot be. */
    private static boolean isMadeAnew(Path out) throws IOException {
        BasicFileAttributes is = Files.readAttributes(out, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!is.isDirectory() || is.isOther() || Files.isSameFile(out, Path.of(""))) {
            return false; // a link, or the folder that we, and most likely a shell, are in
        }
        FilledFolder.removeAbandoned(out);
        Optional<Set<PosixFilePermission>> permissions = permissions(out);
        try {
            Files.delete(out);
        } catch (IOException e) {
            return false; // something is mounted, another process is writing, or the folder above is not ours
        }
        Files.createDirectory(out);
        set(permissions, out);
        return true;
    }

    /** Empty where the file system has none. */
    private static Optional<Set<PosixFilePermission>> permissions(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return view == null
                ? Optional.empty()
                : Optional.of(view.readAttributes().permissions());
    }

    private static void set(Optional<Set<PosixFilePermission>> permissions, Path folder) throws IOException {
        if (permissions.isPresent()) {
            Files.setPosixFilePermissions(folder, permissions.get());
        }
    }

    /** @throws InvalidRequest if there is something in the way that would be mixed with what is written */
    public static void requireNewOrEmpty(Path out) throws IOException {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw InvalidRequest.of("out", ": " + out + " is not a folder");
        }
        try (Stream<Path> files = Files.list(out)) {
            List<Path> inside = files.toList();
            if (!FilledFolder.begun(out).containsAll(inside)) {
                throw InvalidRequest.of("out", ": " + out + " is not empty; expected a new or empty folder");
            }
        }
    }
}
