package dev.decant.io.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a zip that was unpacked, by the zip's directory.
 *
 * @param path below the folder that it was unpacked to, parts apart by {@code /}
 * @param size in bytes
 * @param crc the CRC-32 of its bytes
 */
public record UnpackedFile(String path, long size, long crc) {
    /**
     * Whether it lies in a folder as it was unpacked.
     *
     * @throws dev.decant.api.data.DataException if it cannot be read
     */
    public boolean isIn(Path folder) throws IOException {
        Path file = folder.resolve(path);
        return Files.isRegularFile(file) && Files.size(file) == size && new FolderFile(file, size).crc32() == crc;
    }
}
