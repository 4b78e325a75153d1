package dev.decant.io.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Replaces a file whole or not at all: written beside it, forced to the disk, renamed. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Writer {
        /** Writes everything to the channel. */
        void write(FileChannel channel) throws IOException;
    }

    /** Replaces the file by what the writer writes; the folder is created where it is missing. */
    public static void write(Path file, Writer writer) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder);
        try (Unfinished unfinished = Unfinished.file(folder, file.getFileName().toString())) {
            writer.write(unfinished.channel());
            unfinished.channel().force(true);
            unfinished.publish(file);
        } catch (FileSystemException e) {
            throw e; // names the file
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Replaces the file by text in UTF-8. */
    public static void writeText(Path file, String text) throws IOException {
        write(file, channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }
}
