package dev.decant.study.download;

import dev.decant.io.file.ReadFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a file, beside where it will be: {@code NAME.part}, and {@code NAME.part.from} with the address and the
 * version that the server called it by, so that another version is never appended.
 *
 * @param file where the whole file will be
 */
record PartFile(Path file) {
    private Path part() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private Path origin() {
        return file.resolveSibling(file.getFileName() + ".part.from");
    }

    /** How many bytes have come. */
    long size() throws IOException {
        return Files.isRegularFile(part()) ? Files.size(part()) : 0;
    }

    /** The server's name for the version of which a part is there; empty where there is none, or from elsewhere. */
    Optional<String> version(String address) throws IOException {
        if (size() == 0 || !Files.isRegularFile(origin())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(origin());
        return lines.size() == 2 && lines.get(0).equals(address) ? Optional.of(lines.get(1)) : Optional.empty();
    }

    /** Starts anew. */
    FileChannel begin(String address, Optional<String> version) throws IOException {
        return written(() -> {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(origin());
            FileChannel channel = FileChannel.open(
                    part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            if (version.isPresent()) {
                // As it is: one that a kill cuts names no version that there is, and then nothing is appended.
                Files.writeString(origin(), address + "\n" + version.get() + "\n");
            }
            return channel;
        });
    }

    /** Goes on behind what is there. */
    FileChannel append() throws IOException {
        return written(() -> FileChannel.open(part(), StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** The part as a file, to be read. */
    Path content() {
        return part();
    }

    /** Gives the file its name. */
    void complete() throws IOException {
        written(() -> Files.move(part(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        Files.deleteIfExists(origin());
    }

    /** Drops what came. */
    void discard() throws IOException {
        Files.deleteIfExists(part());
        Files.deleteIfExists(origin());
    }

    /** Something that writes. */
    @FunctionalInterface
    interface Writing<T> {
        T run() throws IOException;
    }

    /** Says of what fails that it was the writing, and where. */
    <T> T written(Writing<T> writing) throws IOException {
        try {
            return writing.run();
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + ReadFailure.reason(e), e);
        }
    }
}
