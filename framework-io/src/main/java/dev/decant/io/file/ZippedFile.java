package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file within a zip. {@link ZipFile} may be read by several threads: only the raw reads take turns. */
record ZippedFile(Path archive, ZipFile zip, ZipEntry entry) implements StoredFile {
    /** A recording is far below this; a larger entry is a damaged directory or a trap. */
    private static final long LARGEST = 1L << 30;

    @Override
    public String name() {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    @Override
    public String home() {
        int slash = entry.getName().lastIndexOf('/');
        return slash < 0 ? archive.toString() : archive + "/" + entry.getName().substring(0, slash);
    }

    @Override
    public long size() {
        return entry.getSize();
    }

    @Override
    public long crc32() {
        return entry.getCrc();
    }

    @Override
    public InputStream open() {
        try {
            return zip.getInputStream(entry);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(location() + " cannot be read: " + ReadFailure.reason(e), e);
        }
    }

    @Override
    public byte[] read(long offset, int length) {
        if (offset == 0 && length == entry.getSize()) {
            return read();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            in.skipNBytes(offset);
            byte[] part = in.readNBytes(length);
            if (part.length < length) {
                throw new DataException(location() + " ends after " + (offset + part.length)
                        + " bytes; expected at least " + (offset + length));
            }
            return part;
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(location() + " cannot be read: " + ReadFailure.reason(e), e);
        }
    }

    @Override
    public byte[] read() {
        if (entry.getSize() > LARGEST) {
            throw new DataException(location() + " is too long to be one recording: " + entry.getSize() + " bytes");
        }
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) entry.getSize() + 1);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(location() + " cannot be read: " + ReadFailure.reason(e), e);
        }
        if (content.length != entry.getSize()) {
            throw new DataException(location() + " is damaged: " + content.length
                    + " bytes or more, the zip's directory says " + entry.getSize());
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.getCrc()) {
            throw new DataException(String.format(
                    "%s is damaged: CRC-32 %08x, the zip's directory says %08x",
                    location(), crc.getValue(), entry.getCrc()));
        }
        return content;
    }
}
