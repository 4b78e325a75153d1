package dev.decant.runtime.data;

import dev.decant.api.data.RecordInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a cache file holds and where.
 *
 * @param fingerprint the data set's
 * @param channels of every record
 * @param entries one for each record, in the order of the file
 */
record CacheIndex(String fingerprint, int channels, List<Entry> entries) {
    /** Those of an entry whose texts are empty. */
    private static final int LEAST_ENTRY_BYTES = 30;

    CacheIndex {
        entries = List.copyOf(entries);
    }

    /**
     * Where one record lies.
     *
     * @param offset of its first value, in bytes from the start of the file
     * @param steps of its sequence
     * @param targets the number of its target values, which follow the sequence
     * @param derived whether the target is not the published one, which then follows it
     * @param checksum CRC-32C of values and targets
     */
    record Entry(RecordInfo info, long offset, int steps, int targets, boolean derived, int checksum) {
        /** The bytes of values and targets. */
        long bytes(int channels) {
            return Float.BYTES * ((long) steps * channels + (derived ? 2L : 1L) * targets);
        }
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, fingerprint);
            out.writeInt(channels);
            out.writeInt(entries.size());
            for (Entry entry : entries) {
                writeText(out, entry.info.id());
                out.writeBoolean(entry.info.group().isPresent());
                writeText(out, entry.info.group().orElse(""));
                out.writeLong(entry.offset);
                out.writeInt(entry.steps);
                out.writeInt(entry.targets);
                out.writeBoolean(entry.derived);
                out.writeInt(entry.checksum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote; the caller has compared the checksum. */
    static CacheIndex decode(byte[] bytes) throws DamagedCache {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String fingerprint = readText(in);
            int channels = in.readInt();
            int count = in.readInt();
            if (channels < 0 || count < 0 || count > in.available() / LEAST_ENTRY_BYTES) {
                throw new IOException(count + " records of " + channels + " channels do not fit");
            }
            List<Entry> entries = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String id = readText(in);
                boolean grouped = in.readBoolean();
                String group = readText(in);
                RecordInfo info = new RecordInfo(id, grouped ? Optional.of(group) : Optional.empty());
                Entry entry =
                        new Entry(info, in.readLong(), in.readInt(), in.readInt(), in.readBoolean(), in.readInt());
                if (entry.offset < 0 || entry.steps < 0 || entry.targets < 0) {
                    throw new IOException("record " + id + " has a negative length");
                }
                entries.add(entry);
            }
            return new CacheIndex(fingerprint, channels, entries);
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedCache("has an index that cannot be read");
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes does not fit");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
