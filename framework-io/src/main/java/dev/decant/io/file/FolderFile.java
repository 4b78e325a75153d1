package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** A file that lies in a folder. */
record FolderFile(Path path, long size) implements StoredFile {
    private static final int CHUNK = 1 << 16;

    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public String home() {
        return String.valueOf(path.getParent());
    }

    @Override
    public long crc32() {
        CRC32 crc = new CRC32();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                crc.update(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(path, e), e);
        }
        return crc.getValue();
    }

    @Override
    public InputStream open() {
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(path, e), e);
        }
    }

    @Override
    public byte[] read(long offset, int length) {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer part = ByteBuffer.allocate(length);
            channel.position(offset);
            while (part.hasRemaining()) {
                if (channel.read(part) < 0) {
                    throw new DataException(
                            path + " ends after " + channel.size() + " bytes; expected at least " + (offset + length));
                }
            }
            return part.array();
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(path, e), e);
        }
    }

    @Override
    public byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new DataException(ReadFailure.of(path, e), e);
        } catch (OutOfMemoryError e) {
            throw new DataException(path + " is too long to be one recording: " + size + " bytes", e);
        }
    }
}
