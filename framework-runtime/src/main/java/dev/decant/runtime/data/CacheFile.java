package dev.decant.runtime.data;

import dev.decant.io.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The layout of a cache file. Every byte is covered by a comparison or a checksum.
 *
 * <pre>
 * header   magic, format version                                     16 bytes
 * records  for each: values [steps, channels], then target, then     little-endian float32
 *          the published target where it is another
 * index    fingerprint, channels, and for each record its entry      see {@link CacheIndex}
 * trailer  index offset, index length, CRC-32C of the index, zero    24 bytes
 * </pre>
 */
final class CacheFile {
    /** Raised with every change of the layout or of what is written. */
    static final int VERSION = 2;

    static final int HEADER_BYTES = 16;
    static final int TRAILER_BYTES = 24;

    private static final long MAGIC = 0x646563616E740A1AL; // "decant", newline, end of file

    private CacheFile() {}

    /** Where the records of a data set are kept. */
    static Path of(Path directory, String fingerprint) {
        return directory.resolve(key(fingerprint) + ".records");
    }

    /** The part of the file name that stands for content and format. */
    static String key(String fingerprint) {
        return new Sha256().number(VERSION).text(fingerprint).hex().substring(0, 32);
    }

    static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(MAGIC)
                .putLong(VERSION)
                .flip();
    }

    static ByteBuffer trailer(long indexOffset, long indexBytes, int checksum) {
        return ByteBuffer.allocate(TRAILER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(indexOffset)
                .putLong(indexBytes)
                .putInt(checksum)
                .putInt(0)
                .flip();
    }
}
