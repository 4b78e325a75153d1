package dev.decant.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A file of a zip that was unpacked, by the zip's directory.
 *
 * @param path below the folder that it was unpacked to, parts apart by {@code /}
 * @param size in bytes
 * @param crc the CRC-32 of its bytes
 */
public record UnpackedFile(String path, long size, long crc) {
    /** Whether it lies in a folder as it was unpacked. */
    public boolean isIn(Path folder) throws IOException {
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) && Files.size(file) == size && crcOf(file) == crc;
    }

    private static long crcOf(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                crc.update(chunk, 0, read);
            }
        }
        return crc.getValue();
    }
}
