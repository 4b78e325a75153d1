package dev.decant.plugin.ehr.eicu;

import dev.decant.api.data.DataException;
import dev.decant.plugin.ehr.column.Column;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measurements in files by a hash of their stay, so that tables which are longer than memory, in any order, come together
 * stay by stay. Closing deletes the files.
 */
final class Buckets implements Closeable {
    private static final int COUNT = 256;
    private static final int BUFFER = 1 << 14;

    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> streams = new ArrayList<>();

    /** @param directory exists, and is writable */
    Buckets(Path directory) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            Path file = directory.resolve("bucket-" + i);
            files.add(file);
            streams.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER)));
        }
    }

    void add(Measurement measurement) {
        try {
            DataOutputStream stream = streams.get(of(measurement.stay()));
            stream.writeLong(measurement.stay());
            stream.writeInt(measurement.minute());
            stream.writeInt(measurement.revision());
            stream.writeByte(measurement.column().position());
            stream.writeFloat(measurement.value());
        } catch (IOException e) {
            throw new DataException("the measurements cannot be written: " + e.getMessage(), e);
        }
    }

    /** The bucket of a stay. */
    static int of(long stay) {
        return Math.floorMod(Long.hashCode(stay), COUNT);
    }

    /** Nothing is added any more. */
    void finish() throws IOException {
        for (DataOutputStream stream : streams) {
            stream.close();
        }
    }

    /** All measurements of one bucket, in the order in which they were added. */
    List<Measurement> read(int bucket) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (DataInputStream stream =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(bucket)), 1 << 16))) {
            while (true) {
                long stay;
                try {
                    stay = stream.readLong();
                } catch (EOFException end) {
                    return measurements;
                }
                int minute = stream.readInt();
                int revision = stream.readInt();
                Column column = Column.at(stream.readByte());
                measurements.add(new Measurement(stay, minute, revision, column, stream.readFloat()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
