package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The parsed records of a data set, in a memory-mapped file: the operating system keeps in memory what is used, and the
 * heap holds only the index. Reading is safe from several threads at a time.
 */
public final class RecordCache implements AutoCloseable {
    /** The size of a mapping: a record lies in one mapping, and a Java buffer ends below 2 GiB. */
    private static final long MAPPING_BYTES = 1L << 30;

    private final CacheIndex index;
    private final int[] mappingOf;
    private final long[] mappingStart;
    private volatile List<MappedByteBuffer> mappings;

    private RecordCache(FileChannel channel, CacheIndex index, long mappingBytes) throws IOException {
        this.index = index;
        List<CacheIndex.Entry> entries = index.entries();
        mappingOf = new int[entries.size()];
        List<MappedByteBuffer> mapped = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        for (int first = 0; first < entries.size(); ) {
            long start = entries.get(first).offset();
            long end = start;
            int next = first;
            while (next < entries.size()) {
                CacheIndex.Entry entry = entries.get(next);
                long withEntry = entry.offset() + entry.bytes(index.channels());
                if (next > first && withEntry - start > mappingBytes) {
                    break;
                }
                mappingOf[next++] = mapped.size();
                end = withEntry;
            }
            MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, start, end - start);
            mapping.order(ByteOrder.LITTLE_ENDIAN);
            mapped.add(mapping);
            starts.add(start);
            first = next;
        }
        mappings = List.copyOf(mapped);
        mappingStart = starts.stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Opens the cache of a data set and builds it first where there is none. A file that is truncated, damaged or of
     * other records is built again, with a notice. Every record is compared with its checksum once, here.
     *
     * @param directory where caches are kept; created if missing, and shared by processes
     * @param threads for parsing and comparing; the file does not depend on it
     * @throws DataException if records cannot be read, naming the first few and the count, or if the file cannot be
     *     written, such as when the disk is full
     */
    public static RecordCache open(DataSet set, Path directory, int threads, CacheProgress progress) {
        return open(set, directory, threads, progress, MAPPING_BYTES);
    }

    static RecordCache open(DataSet set, Path directory, int threads, CacheProgress progress, long mappingBytes) {
        Path file = CacheFile.of(directory, set.fingerprint());
        try {
            return read(set, file, threads, mappingBytes);
        } catch (NoSuchFileException e) {
            // The usual first time.
        } catch (DamagedCache e) {
            progress.notice("the cache " + file + " " + e.getMessage() + "; building it again");
        } catch (IOException e) {
            progress.notice("the cache " + file + " cannot be read (" + e.getMessage() + "); building it again");
        }
        new CacheBuilder(set, threads, progress).build(file);
        try {
            return read(set, file, threads, mappingBytes);
        } catch (IOException e) {
            throw new DataException("the cache " + file + " was written and cannot be read: " + e.getMessage(), e);
        }
    }

    private static RecordCache read(DataSet set, Path file, int threads, long mappingBytes) throws IOException {
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
                throw new DamagedCache("holds " + held.size() + " records that are not the "
                        + set.records().size() + " of the data set");
            }
            RecordCache cache = new RecordCache(channel, index, mappingBytes);
            cache.verify(threads);
            return cache;
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
    private void verify(int threads) throws DamagedCache {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger firstDamaged = new AtomicInteger(Integer.MAX_VALUE);
        Runnable compare = () -> {
            CRC32C checksum = new CRC32C();
            for (int i = next.getAndIncrement(); i < size(); i = next.getAndIncrement()) {
                CacheIndex.Entry entry = index.entries().get(i);
                int from = Math.toIntExact(entry.offset() - mappingStart[mappingOf[i]]);
                checksum.reset();
                checksum.update(mapping(i).slice(from, Math.toIntExact(entry.bytes(channels()))));
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
        if (firstDamaged.get() < size()) {
            throw new DamagedCache(
                    "is damaged at record " + info(firstDamaged.get()).id());
        }
    }

    /** The number of records. */
    public int size() {
        return index.entries().size();
    }

    /** What is known of a record; records have the order of the data set. */
    public RecordInfo info(int record) {
        return index.entries().get(record).info();
    }

    /** The records, in order. */
    public List<RecordInfo> records() {
        return index.entries().stream().map(CacheIndex.Entry::info).toList();
    }

    /** The number of steps of a record. */
    public int steps(int record) {
        return index.entries().get(record).steps();
    }

    /** The number of channels of every record, before preparation. */
    public int channels() {
        return index.channels();
    }

    /**
     * A copy of a record's sequence [steps, channels], as it was read.
     *
     * @throws IllegalStateException if the cache is closed
     */
    public Sequence sequence(int record) {
        return sequence(record, 0, steps(record));
    }

    /**
     * A copy of some consecutive steps of a record [length, channels]; the rest is not touched.
     *
     * @param from the first step, from 0
     * @param length the number of steps, within the record
     * @throws IllegalStateException if the cache is closed
     */
    public Sequence sequence(int record, int from, int length) {
        Objects.checkFromIndexSize(from, length, steps(record));
        float[] values = new float[length * channels()];
        floats(record).get(from * channels(), values);
        return new Sequence(values, length, channels());
    }

    /** A copy of a record's target: [classes], or [steps] for a per-step task. */
    public float[] target(int record) {
        float[] target = new float[index.entries().get(record).targets()];
        floats(record).get(steps(record) * channels(), target);
        return target;
    }

    /** Copies of some sequences, one at a time; it may be walked more than once. */
    public Iterable<Sequence> sequences(int[] records) {
        int[] chosen = records.clone();
        return () -> {
            Iterator<Integer> remaining = IntStream.of(chosen).iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return remaining.hasNext();
                }

                @Override
                public Sequence next() {
                    return sequence(remaining.next());
                }
            };
        };
    }

    /** The number of mappings. */
    int mappings() {
        return mappings.size();
    }

    /** A view of one record's values and target. */
    private FloatBuffer floats(int record) {
        CacheIndex.Entry entry = index.entries().get(record);
        int from = Math.toIntExact(entry.offset() - mappingStart[mappingOf[record]]);
        return mapping(record)
                .slice(from, Math.toIntExact(entry.bytes(channels())))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private MappedByteBuffer mapping(int record) {
        List<MappedByteBuffer> open = mappings;
        if (open.isEmpty()) {
            throw new IllegalStateException("the cache is closed");
        }
        return open.get(mappingOf[record]);
    }

    /** Lets go of the mappings; the memory manager unmaps them when nobody reads any more. */
    @Override
    public void close() {
        mappings = List.of();
    }
}
