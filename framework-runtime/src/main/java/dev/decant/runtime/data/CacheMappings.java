package dev.decant.runtime.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** The records of a cache file in memory-mapped parts of it; each record lies within one part. */
final class CacheMappings implements AutoCloseable {
    private final CacheIndex index;
    private final int[] mappingOf;
    private final long[] mappingStart;
    private volatile List<MappedByteBuffer> mappings;

    /** @param mappingBytes as long as a part may be; a longer record has one to itself */
    CacheMappings(FileChannel channel, CacheIndex index, long mappingBytes) throws IOException {
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
            mapped.add(channel.map(FileChannel.MapMode.READ_ONLY, start, end - start));
            starts.add(start);
            first = next;
        }
        mappings = List.copyOf(mapped);
        mappingStart = starts.stream().mapToLong(Long::longValue).toArray();
    }

    /** A view of a record's values and targets, little-endian. */
    ByteBuffer record(int record) {
        List<MappedByteBuffer> open = mappings;
        if (open.isEmpty()) {
            throw new IllegalStateException("the cache is closed");
        }
        CacheIndex.Entry entry = index.entries().get(record);
        int from = Math.toIntExact(entry.offset() - mappingStart[mappingOf[record]]);
        return open.get(mappingOf[record])
                .slice(from, Math.toIntExact(entry.bytes(index.channels())))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many parts there are. */
    int count() {
        return mappings.size();
    }

    /** Lets go of the mappings; the memory manager unmaps them when nobody reads any more. */
    @Override
    public void close() {
        mappings = List.of();
    }
}
