package dev.decant.plugin.ecg;

import dev.decant.io.file.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A file in memory. */
public record MemoryFile(String name, byte[] content) implements StoredFile {
    @Override
    public String home() {
        return "memory";
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public long crc32() {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    @Override
    public byte[] read() {
        return content.clone();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public byte[] read(long offset, int length) {
        return Arrays.copyOfRange(content, Math.toIntExact(offset), Math.toIntExact(offset + length));
    }
}
