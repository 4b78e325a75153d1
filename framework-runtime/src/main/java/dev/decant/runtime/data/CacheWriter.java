package dev.decant.runtime.data;

import dev.decant.api.data.Example;
import dev.decant.api.data.RecordInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes a cache file from front to back; the same examples in the same order give the same bytes. */
final class CacheWriter {
    private static final int BUFFER_BYTES = 1 << 20;

    private final WritableByteChannel out;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final List<CacheIndex.Entry> entries = new ArrayList<>();
    private long position;

    CacheWriter(WritableByteChannel out) throws IOException {
        this.out = out;
        write(CacheFile.header());
    }

    void add(RecordInfo info, Example example) throws IOException {
        long offset = position;
        CRC32C checksum = new CRC32C();
        write(example.sequence().values(), checksum);
        write(example.target(), checksum);
        boolean derived = !Arrays.equals(example.target(), example.published());
        if (derived) {
            write(example.published(), checksum);
        }
        entries.add(new CacheIndex.Entry(
                info, offset, example.sequence().steps(), example.target().length, derived, (int) checksum.getValue()));
    }

    /** Writes index and trailer. */
    void finish(String fingerprint, int channels) throws IOException {
        byte[] index = new CacheIndex(fingerprint, channels, entries).encode();
        CRC32C checksum = new CRC32C();
        checksum.update(index);
        long offset = position;
        write(ByteBuffer.wrap(index));
        write(CacheFile.trailer(offset, index.length, (int) checksum.getValue()));
    }

    private void write(float[] values, CRC32C checksum) throws IOException {
        for (int from = 0; from < values.length; ) {
            buffer.clear();
            FloatBuffer floats = buffer.asFloatBuffer();
            int count = Math.min(floats.remaining(), values.length - from);
            floats.put(values, from, count);
            buffer.limit(count * Float.BYTES);
            checksum.update(buffer);
            buffer.rewind();
            write(buffer);
            from += count;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            position += out.write(bytes);
        }
    }
}
