package dev.decant.plugin.ecg.wfdb;

import dev.decant.api.data.DataException;
import dev.decant.io.text.Counted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The one matrix of a challenge's {@code .mat} file: MATLAB v4, little-endian integers, leads as rows and samples as columns,
 * stored by columns. The file is five int32 (30 for little-endian int16; rows; columns; 0 for real; the length of the
 * name), the name with a closing 0, and the samples, so that these are interleaved as in WFDB format 16.
 */
final class MatlabMatrix {
    /** Little-endian (0), reserved (0), int16 (3), full matrix (0), as decimal digits. */
    private static final int LITTLE_ENDIAN_INT16 = 30;

    /** What the digits are for the sample formats that a matrix of numbers can be read as. */
    private static final Map<Integer, Integer> TYPE_OF_FORMAT = Map.of(16, LITTLE_ENDIAN_INT16, 32, 20, 80, 50);

    private static final Map<Integer, Integer> BYTES_OF_FORMAT = Map.of(16, Short.BYTES, 32, Integer.BYTES, 80, 1);

    private static final byte[] NAME = "val\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIXED = 5 * Integer.BYTES;

    /** The bytes before the samples of a file that {@link #encode} wrote, as its header states them: 24. */
    static final int OFFSET = FIXED + NAME.length;

    private MatlabMatrix() {}

    /**
     * The number of samples of each lead.
     *
     * @param head the file's first bytes, up to the samples
     * @param size of the whole file, in bytes
     * @param line what the header says of the first signal in it
     * @param leads the leads that the header says are in the file
     * @throws DataException if the file is not such a matrix, or its size is not what it says itself
     */
    static long samples(byte[] head, long size, SignalLine line, int leads, String location) {
        Integer expected = TYPE_OF_FORMAT.get(line.format());
        if (expected == null) {
            throw damaged(location, "a MATLAB file of format " + line.format(), "one of " + TYPE_OF_FORMAT.keySet());
        }
        if (size < FIXED || head.length < FIXED) {
            throw damaged(location, size + " bytes", "a MATLAB v4 file of at least " + FIXED);
        }
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int type = fields.getInt();
        int rows = fields.getInt();
        int columns = fields.getInt();
        int imaginary = fields.getInt();
        int name = fields.getInt();
        if (type != expected || imaginary != 0) {
            throw damaged(location, "MATLAB type " + type, expected + ", a real matrix of format " + line.format());
        }
        if (rows != leads) {
            throw damaged(location, new Counted(rows, "lead").toString(), leads + ", as the header says");
        }
        int offset = line.offset();
        if (name < 0 || FIXED + (long) name != offset) {
            throw damaged(location, "samples from byte " + (FIXED + (long) name), offset + ", as the header says");
        }
        long bytes = offset + (long) rows * columns * BYTES_OF_FORMAT.getOrDefault(line.format(), 1);
        if (columns < 0 || size != bytes) {
            throw damaged(
                    location,
                    size + " bytes",
                    bytes + " for " + new Counted(rows, "lead") + " of " + new Counted(columns, "sample"));
        }
        return columns;
    }

    /**
     * The file of such a matrix.
     *
     * @param interleaved [samples * leads], the leads of a sample side by side
     */
    static byte[] encode(short[] interleaved, int leads) {
        ByteBuffer file =
                ByteBuffer.allocate(OFFSET + interleaved.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(LITTLE_ENDIAN_INT16).putInt(leads).putInt(interleaved.length / leads);
        file.putInt(0).putInt(NAME.length).put(NAME);
        file.asShortBuffer().put(interleaved);
        return file.array();
    }

    private static DataException damaged(String location, String found, String expected) {
        return new DataException(location + ": " + found + "; expected " + expected);
    }
}
