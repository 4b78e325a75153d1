package dev.decant.runtime.teaching;

import dev.decant.io.file.Unfinished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * One output of a frozen network for each training record. Every byte is covered by a comparison or a checksum.
 *
 * <pre>
 * header   magic, format version, number of records, CRC-32C of the checksums  32 bytes
 * sums     for each record the CRC-32C of its values                           4 bytes each
 * values   record after record, as {@link RecordRows} says                     little-endian float32
 * </pre>
 */
final class TeacherFile implements AutoCloseable {
    /** Raised with every change of the layout or of what is written. */
    static final int VERSION = 1;

    private static final long MAGIC = 0x6465636174740A1AL;
    private static final int HEADER_BYTES = 32;

    private final Path path;
    private final FileChannel channel;
    private final RecordRows rows;
    private final int[] sums;
    private ByteBuffer buffer = bytes(1 << 12);

    private TeacherFile(Path path, FileChannel channel, RecordRows rows, int[] sums) {
        this.path = path;
        this.channel = channel;
        this.rows = rows;
        this.sums = sums;
    }

    /** @throws IOException if there is none, or it is not what such a file of these rows is */
    static TeacherFile open(Path path, RecordRows rows) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (channel.size() != bytesOf(rows)) {
                throw new IOException(path + " has " + channel.size() + " bytes in place of " + bytesOf(rows));
            }
            ByteBuffer head = bytes(headBytes(rows));
            readFully(path, channel, head, 0);
            int[] sums = new int[rows.records()];
            head.position(HEADER_BYTES);
            head.asIntBuffer().get(sums);
            if (!head.rewind().equals(head(sums))) {
                throw new IOException(path + " is damaged");
            }
            TeacherFile file = new TeacherFile(path, channel, rows, sums);
            file.verify();
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads everything once, so that damage shows before training and not in the middle of it. */
    private void verify() throws IOException {
        float[] values = new float[0];
        for (int position = 0; position < rows.records(); position++) {
            if (values.length < rows.length(position)) {
                values = new float[rows.length(position)];
            }
            read(position, values, 0);
        }
    }

    /** How many bytes a file of these rows has. */
    static long bytesOf(RecordRows rows) {
        return headBytes(rows) + Float.BYTES * rows.numbers();
    }

    private static int headBytes(RecordRows rows) {
        return HEADER_BYTES + Integer.BYTES * rows.records();
    }

    private static ByteBuffer head(int[] sums) {
        ByteBuffer encoded = bytes(Integer.BYTES * sums.length);
        encoded.asIntBuffer().put(sums);
        CRC32C all = new CRC32C();
        all.update(encoded.duplicate());
        return bytes(HEADER_BYTES + encoded.capacity())
                .putLong(MAGIC)
                .putLong(VERSION)
                .putLong(sums.length)
                .putLong(all.getValue())
                .put(encoded)
                .flip();
    }

    /** How many values a record has. */
    int length(int position) {
        return rows.length(position);
    }

    /**
     * Copies a record's values.
     *
     * @param into from {@code at} on
     * @throws IOException if they cannot be read, or are not those that were written
     */
    void read(int position, float[] into, int at) throws IOException {
        int length = rows.length(position);
        if (buffer.capacity() < Float.BYTES * length) {
            buffer = bytes(Float.BYTES * length);
        }
        buffer.clear().limit(Float.BYTES * length);
        readFully(path, channel, buffer, headBytes(rows) + Float.BYTES * rows.starts()[position]);
        CRC32C sum = new CRC32C();
        sum.update(buffer.rewind());
        if ((int) sum.getValue() != sums[position]) {
            throw new IOException(path + " is damaged");
        }
        buffer.rewind().asFloatBuffer().get(into, at, length);
    }

    private static void readFully(Path path, FileChannel channel, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                throw new IOException(path + " is truncated");
            }
            at += count;
        }
    }

    private static ByteBuffer bytes(int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** A file while it is written: it takes its name when it is complete and on the disk. */
    static final class Writer implements AutoCloseable {
        private final Path path;
        private final Unfinished unfinished;
        private final RecordRows rows;
        private final int[] sums;

        Writer(Path path, RecordRows rows) throws IOException {
            this.path = path;
            this.rows = rows;
            this.sums = new int[rows.records()];
            this.unfinished = Unfinished.file(
                    path.toAbsolutePath().resolveSibling(""), path.getFileName().toString());
        }

        /** Writes a record's values, which begin at {@code from}; records come in any order. */
        void write(int position, float[] values, int from) throws IOException {
            int length = rows.length(position);
            ByteBuffer encoded = bytes(Float.BYTES * length);
            encoded.asFloatBuffer().put(values, from, length);
            CRC32C sum = new CRC32C();
            sum.update(encoded.duplicate());
            sums[position] = (int) sum.getValue();
            writeFully(encoded, headBytes(rows) + Float.BYTES * rows.starts()[position]);
        }

        private void writeFully(ByteBuffer from, long to) throws IOException {
            long at = to;
            while (from.hasRemaining()) {
                at += unfinished.channel().write(from, at);
            }
        }

        /** Every record was written. */
        void publish() throws IOException {
            writeFully(head(sums), 0);
            unfinished.channel().force(true);
            unfinished.publish(path);
        }

        @Override
        public void close() throws IOException {
            unfinished.close();
        }
    }
}
