package dev.decant.runtime.data;

import dev.decant.api.data.DataException;
import dev.decant.api.data.DataSet;
import dev.decant.api.data.RecordInfo;
import dev.decant.api.data.Sequence;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The parsed records of a data set, in a memory-mapped file: the operating system keeps in memory what is used, and the
 * heap holds only the index. Reading is safe from several threads at a time.
 */
public final class RecordCache implements AutoCloseable {
    /** The size of a mapping: a record lies in one mapping, and a Java buffer ends below 2 GiB. */
    private static final long MAPPING_BYTES = 1L << 30;

    private final CacheIndex index;
    private final CacheMappings mappings;

    RecordCache(CacheIndex index, CacheMappings mappings) {
        this.index = index;
        this.mappings = mappings;
    }

    /**
     * Opens the cache of a data set and builds it first where there is none. A file that is truncated, damaged or of
     * other records is built again, with a notice. Every record is compared with its checksum once, here.
     *
     * @param directory where caches are kept; created if missing, and shared by processes
     * @param threads for parsing and comparing; the file does not depend on it
     * @throws DataException if records cannot be read, naming the first ten and the count, or if the file cannot be
     *     written, such as when the disk is full
     */
    public static RecordCache open(DataSet set, Path directory, int threads, CacheProgress progress) {
        try {
            return of(set, directory, threads, progress, MAPPING_BYTES);
        } catch (BadRecordsFound e) {
            throw e.records().refusal();
        }
    }

    /** The same, with what cannot be read for whoever can do without. */
    static RecordCache of(DataSet set, Path directory, int threads, CacheProgress progress) throws BadRecordsFound {
        return of(set, directory, threads, progress, MAPPING_BYTES);
    }

    static RecordCache of(DataSet set, Path directory, int threads, CacheProgress progress, long mappingBytes)
            throws BadRecordsFound {
        Path file = CacheFile.of(directory, set.fingerprint());
        CacheReader reader = new CacheReader(set, threads, mappingBytes);
        try {
            return reader.read(file);
        } catch (NoSuchFileException e) {
            // The usual first time.
        } catch (DamagedCache e) {
            progress.notice("the cache " + file + " " + e.getMessage() + "; building it again");
        } catch (IOException e) {
            progress.notice("the cache " + file + " cannot be read (" + e.getMessage() + "); building it again");
        }
        new CacheBuilder(set, threads, progress).build(file);
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw new DataException("the cache " + file + " was written and cannot be read: " + e.getMessage(), e);
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

    /** A copy of a record's target as its field published it; the form is that of {@link #target}. */
    public float[] published(int record) {
        CacheIndex.Entry entry = index.entries().get(record);
        float[] published = new float[entry.targets()];
        int first = steps(record) * channels();
        floats(record).get(entry.derived() ? first + entry.targets() : first, published);
        return published;
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
        return mappings.count();
    }

    private FloatBuffer floats(int record) {
        return mappings.record(record).asFloatBuffer();
    }

    /** Lets go of the mappings; the memory manager unmaps them when nobody reads any more. */
    @Override
    public void close() {
        mappings.close();
    }
}
