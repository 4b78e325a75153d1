package dev.decant.runtime.data;

import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.io.text.Counted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Opens a cache file and trusts nothing in it: layout, index and every record are compared with their checksums.
 *
 * @param set that the file should hold
 * @param threads for comparing
 * @param mappingBytes as long as a mapping may be
 */
record CacheReader(DataSet set, int threads, long mappingBytes) {
    /**
     * @throws NoSuchFileException if there is none
     * @throws DamagedCache if it is not the cache of the data set
     */
    RecordCache read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CacheIndex index = readIndex(channel);
            if (!index.fingerprint().equals(set.fingerprint())) {
                throw new DamagedCache("belongs to other data");
            }
            List<RecordInfo> held =
                    index.entries().stream().map(CacheIndex.Entry::info).toList();
            if (!held.equals(set.records())) {
                throw new DamagedCache("holds " + new Counted(held.size(), "record") + " that are not the "
                        + set.records().size() + " of the data set");
            }
            CacheMappings mappings = new CacheMappings(channel, index, mappingBytes);
            verify(index, mappings);
            return new RecordCache(index, mappings);
        }
    }

    private static CacheIndex readIndex(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < CacheFile.HEADER_BYTES + CacheFile.TRAILER_BYTES) {
            throw new DamagedCache("is truncated");
        }
        if (!read(channel, 0, CacheFile.HEADER_BYTES).equals(CacheFile.header())) {
            throw new DamagedCache("is no cache of this version");
        }
        ByteBuffer trailer = read(channel, size - CacheFile.TRAILER_BYTES, CacheFile.TRAILER_BYTES);
        long offset = trailer.getLong();
        long bytes = trailer.getLong();
        int checksum = trailer.getInt();
        if (offset < CacheFile.HEADER_BYTES
                || bytes < 0
                || bytes > Integer.MAX_VALUE - 8
                || offset != size - CacheFile.TRAILER_BYTES - bytes
                || trailer.getInt() != 0) {
            throw new DamagedCache("is truncated");
        }
        byte[] encoded = read(channel, offset, (int) bytes).array();
        CRC32C computed = new CRC32C();
        computed.update(encoded);
        if ((int) computed.getValue() != checksum) {
            throw new DamagedCache("has a damaged index");
        }
        CacheIndex index = CacheIndex.decode(encoded);
        long end = CacheFile.HEADER_BYTES;
        for (CacheIndex.Entry entry : index.entries()) {
            if (entry.offset() != end) {
                throw new DamagedCache("has an index that does not fit its records");
            }
            end += entry.bytes(index.channels());
        }
        if (end != offset) {
            throw new DamagedCache("has an index that does not fit its records");
        }
        return index;
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new DamagedCache("is truncated");
            }
        }
        return buffer.flip();
    }

    /** Compares every record with its checksum. */
    private void verify(CacheIndex index, CacheMappings mappings) throws DamagedCache {
        int records = index.entries().size();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger firstDamaged = new AtomicInteger(Integer.MAX_VALUE);
        Runnable compare = () -> {
            CRC32C checksum = new CRC32C();
            for (int i = next.getAndIncrement(); i < records; i = next.getAndIncrement()) {
                CacheIndex.Entry entry = index.entries().get(i);
                checksum.reset();
                checksum.update(mappings.record(i));
                if ((int) checksum.getValue() != entry.checksum()) {
                    firstDamaged.accumulateAndGet(i, Math::min);
                }
            }
        };
        ExecutorService comparers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, threads).forEach(thread -> running.add(comparers.submit(compare)));
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cache was compared with its checksums", e);
        } catch (ExecutionException e) {
            // A page that the disk cannot return surfaces as an InternalError of the mapped access.
            throw new DamagedCache("cannot be read (" + e.getCause() + ")");
        } finally {
            comparers.shutdownNow();
        }
        if (firstDamaged.get() < records) {
            throw new DamagedCache("is damaged at record "
                    + index.entries().get(firstDamaged.get()).info().id());
        }
    }
}
