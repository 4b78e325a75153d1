package dev.decant.io.file;

import dev.decant.api.data.DataException;
import java.io.InputStream;

/** One file of a folder or of a zip. Reading is safe from several threads at a time. */
public interface StoredFile {
    /** The file's own name, without folders, such as {@code A00001.hea}. */
    String name();

    /** The folder or the zip and the folder within it: files with equal homes stand side by side. */
    String home();

    /** The size in bytes. */
    long size();

    /**
     * The CRC-32 of the content; for a file of a folder this reads the file.
     *
     * @throws DataException if the file cannot be read
     */
    long crc32();

    /**
     * The whole content.
     *
     * @throws DataException if the file cannot be read, is longer than an array, or is damaged within its zip
     */
    byte[] read();

    /**
     * The content from its beginning, for files of any length; nothing is verified.
     *
     * @throws DataException if the file cannot be opened
     */
    InputStream open();

    /**
     * A part of the content. Of a zip, what lies before it is inflated and dropped, and nothing is verified.
     *
     * @param offset the first byte, within the file
     * @param length how many bytes, no more than there are
     * @throws DataException if the file cannot be read, or ends before that
     */
    byte[] read(long offset, int length);

    /** Where the file is, for messages. */
    default String location() {
        return home() + "/" + name();
    }
}
