package dev.decant.plugin.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines that are added to a file by another machine. It is opened anew each time, for shared folders show growth only then. */
final class OutputTail {
    private final Path file;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();
    private long read;

    /** @param lines receives each whole line */
    OutputTail(Path file, Consumer<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** How many bytes were read so far. */
    long read() {
        return read;
    }

    /** Reads what is new. */
    void advance() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(1 << 20, Math.max(0, in.length() - read))];
            in.seek(read);
            int count = Math.max(0, in.read(bytes)); // a shared folder may tell a length before it has the bytes
            read += count;
            for (int i = 0; i < count; i++) {
                if (bytes[i] == '\n') {
                    flush();
                } else {
                    half.write(bytes[i]);
                }
            }
        }
    }

    /** A last line need not have an end. */
    void finish() {
        if (half.size() > 0) {
            flush();
        }
    }

    private void flush() {
        lines.accept(half.toString(StandardCharsets.UTF_8));
        half.reset();
    }
}
